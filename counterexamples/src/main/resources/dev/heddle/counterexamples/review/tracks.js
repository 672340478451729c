import {runs} from './spans.js';
import {valueText} from './words.js';

// A variable's values along the trace, as a logic analyser shows a signal.
export function variableTrack(trace, name) {
  const values = runs(trace.last, position => trace.value(name, position));
  const truth = values.every(run => typeof run.what === 'boolean');
  return {name, truth, runs: values.map(run => ({...run, what: truth ? run.what : valueText(run.what)}))};
}

// Queues and lists, recognised by their shape: arrays of references, and variables that begin a
// chain through a field by which the objects of one kind refer to each other, as `head` does in
// head → goroutine 2 → goroutine 3. Those that never change or hold at most one all the time are
// left to the table of variables.
export function queueTracks(trace) {
  const found = [];
  for (const [head, links] of chains(trace)) {
    const at = position => chainText(trace, head, links, position);
    const texts = runs(trace.last, at);
    if (texts.some(run => run.what.includes(ARROW))) {
      found.push({name: head, truth: false, queue: true, runs: texts});
    }
  }
  for (const name of trace.variables) {
    const values = trace.histories.get(name).values;
    if (values.length > 1 && values.every(isReferences)) {
      found.push({...variableTrack(trace, name), queue: true});
    }
  }
  return found;
}

const ARROW = ' → ';

const isReferences = value =>
    Array.isArray(value) && value.length > 0 && value.every(each => typeof each === 'string');

// Each variable that may begin a chain, with the chain's links by object. A field is a link when an
// object's field of that name refers to another object that has it, too.
function* chains(trace) {
  for (const links of linkFields(trace).values()) {
    for (const name of trace.variables) {
      const {values} = trace.histories.get(name);
      if (!isLink(links, name) && values.some(value => links.has(value))) {
        yield [name, links];
      }
    }
  }
}

const isLink = (links, name) => [...links.values()].includes(name);

function linkFields(trace) {
  const fields = new Map();
  for (const name of trace.variables) {
    const dot = name.lastIndexOf('.');
    const field = name.slice(dot + 1);
    if (dot > 0) {
      fields.set(field, (fields.get(field) ?? new Map()).set(name.slice(0, dot), name));
    }
  }
  for (const [field, links] of fields) {
    if (!refersToItsOwn(trace, links)) {
      fields.delete(field);
    }
  }
  return fields;
}

const refersToItsOwn = (trace, links) =>
    [...links.values()].some(name =>
        trace.histories.get(name).values.some(value => links.has(value)));

function chainText(trace, head, links, position) {
  const seen = new Set();
  let object = trace.value(head, position);
  while (links.has(object) && !seen.has(object)) {
    seen.add(object);
    object = trace.value(links.get(object), position);
  }
  const again = seen.has(object) ? ARROW + '…' : '';
  return seen.size === 0 ? 'empty' : [...seen].join(ARROW) + again;
}

// The variables that are shown before anybody has chosen: what the flaw read, else what the last
// step touched.
export function firstChoice(trace) {
  const reads = trace.meta.explanation?.reads ?? [];
  const touched = trace.last > 0 ? trace.step(trace.last).accesses : [];
  const some = [...new Set([...reads, ...touched].map(each => trace.accessed(each)))];
  return some.filter(name => trace.histories.has(name)).slice(0, 4);
}
