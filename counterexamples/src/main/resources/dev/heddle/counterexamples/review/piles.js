import {runs} from './spans.js';
import {valueText} from './words.js';

// Stacks that a protocol keeps in an array of objects, one of whose fields says which of them are in
// use: those below some index and no others. Each level is a list of spans that say what is there.
export function pilesOf(trace) {
  const found = [];
  for (const [name, elements] of objectArrays(trace)) {
    const live = [...elements[0].keys()].find(field => isLiveness(trace, elements, field));
    if (live !== undefined) {
      const levels = elements.map(fields =>
          runs(trace.last, position =>
              trace.value(fields.get(live), position) ? elementText(trace, fields, position) : undefined));
      found.push({name, levels: levels.filter(spans => spans.length > 0)});
    }
  }
  return found;
}

const ELEMENT = /^(.*)\[(\d+)\]\.([^.]*)$/;

// The arrays of objects by name: for each element its variables by field.
function objectArrays(trace) {
  const arrays = new Map();
  for (const variable of trace.variables) {
    const match = ELEMENT.exec(variable);
    if (match) {
      const [, name, index, field] = match;
      const elements = arrays.get(name) ?? [];
      elements[Number(index)] = (elements[Number(index)] ?? new Map()).set(field, variable);
      arrays.set(name, elements);
    }
  }
  return [...arrays].filter(([, elements]) =>
      elements.length > 1 && Object.keys(elements).length === elements.length);
}

// Whether the elements for which the field is true are always the first ones, and not always the same.
function isLiveness(trace, elements, field) {
  const variables = elements.map(fields => fields.get(field));
  if (variables.some(name => name === undefined || typeof trace.value(name, 0) !== 'boolean')) {
    return false;
  }
  const heights = new Set();
  for (let position = 0; position <= trace.last; position++) {
    const values = variables.map(name => trace.value(name, position));
    const height = values.lastIndexOf(true) + 1;
    heights.add(height);
    if (values.indexOf(false) !== (height < values.length ? height : -1)) {
      return false;
    }
  }
  return heights.size > 1;
}

// The names that an element holds: RUNCGO, goroutine 1.
function elementText(trace, fields, position) {
  const texts = [...fields.values()].map(name => trace.value(name, position))
      .filter(value => typeof value === 'string' && value !== 'null');
  return texts.length > 0 ? texts.map(valueText).join(', ') : 'in use';
}
