import {names, tags} from './elements.js';
import {actionText, methodText, placeText, runnerOf, whoText} from './words.js';

const {ol, li, a, span, div} = tags;
export const ROW = 44;
const SPARE = 8;

// The list of steps: a window onto it, since there may be thousands.
export function stepList({trace, shown, position, matches, matter, scroll, height}) {
  const first = Math.max(0, Math.floor(scroll / ROW) - SPARE);
  const end = Math.min(shown.length, Math.ceil((scroll + height) / ROW) + SPARE);
  return ol({class: 'step-rows', style: {height: `${shown.length * ROW}px`}},
      shown.slice(first, end).map((step, index) =>
          li({
            key: step,
            style: {top: `${(first + index) * ROW}px`},
            'aria-setsize': shown.length,
            'aria-posinset': first + index + 1,
          }, stepRow(trace, step, {position, matches, matter}))));
}

export function stepRow(trace, position, {position: here, matches, matter}) {
  const flaw = position === trace.last;
  const kind = names('step-row', position === here && 'here', matches?.has(position) && 'found',
      matter && position > 0 && !matter.has(position) && 'aside', flaw && 'flaw');
  const attributes = {class: kind, href: `#step=${position}`, 'aria-current': position === here ? 'step' : null};
  if (position === 0) {
    return a(attributes, span({class: 'number'}, 0), span({class: 'what'}, span({class: 'action'}, 'Initial state')));
  }
  const step = trace.step(position);
  return a(attributes,
      span({class: 'number'}, position),
      span({class: 'what'},
          span({class: 'action'}, actionText(step)),
          span({class: 'who'},
              span({class: 'runner'}, whoText(step)),
              span({class: 'place', title: methodText(step)}, `${step.method} ${placeText(step)}`))));
}

// The positions that the list shows.
export function shownSteps(trace, {onlyMatter, matter}) {
  const all = Array.from({length: trace.last + 1}, (_, position) => position);
  return onlyMatter && matter
    ? all.filter(position => position === 0 || position === trace.last || matter.has(position))
    : all;
}

export const switches = trace => {
  let count = 0;
  for (let position = 2; position <= trace.last; position++) {
    count += runnerOf(trace.step(position)) === runnerOf(trace.step(position - 1)) ? 0 : 1;
  }
  return count;
};
