import {accessText, actionText, methodText, placeText, whoText} from './words.js';

// Finds steps by their words: strand, carrier, action, places, choices, variables and values, and
// the text of the lines. All words of the query have to be there, in any case and order.
export class Search {
  constructor(trace) {
    this.trace = trace;
    this.texts = null;
  }

  // The positions that match, ascending; none for an empty query.
  find(query) {
    const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (wanted.length === 0) {
      return [];
    }
    this.texts ??= this.read();
    const found = [];
    this.texts.forEach((text, index) => {
      if (wanted.every(word => text.includes(word))) {
        found.push(index + 1);
      }
    });
    return found;
  }

  read() {
    const texts = [];
    for (let position = 1; position <= this.trace.last; position++) {
      texts.push(this.textOf(this.trace.step(position)));
    }
    return texts;
  }

  textOf(step) {
    const sources = this.trace.meta.sources ?? {};
    const lines = step.path.map(({file, line}) => sources[file]?.[line] ?? '');
    const places = [step, ...step.path].map(place => `${methodText(place)} ${placeText(place)}`);
    return [whoText(step), actionText(step), step.kind, ...places, ...step.choices,
      ...step.accesses.map(accessText), ...lines].join('\n').toLowerCase();
  }
}
