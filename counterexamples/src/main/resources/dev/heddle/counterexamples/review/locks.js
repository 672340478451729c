import {runs} from './spans.js';

// The locks of a trace: who owns each and who waits for it, as spans. A trace that does not say so
// in its states says it in the call stacks and in variables like `stacks.owner`.
export function locksOf(trace) {
  const locks = new Map();
  for (let position = 0; position <= trace.last; position++) {
    const state = trace.state(position);
    for (const {lock, owner, waiting} of state.locks ?? toldByStacks(trace, state, position)) {
      if (owner !== null) {
        note(locks, lock, owner, waiting, position);
      }
    }
  }
  return [...locks.values()].map(lock => ({
    name: lock.name,
    owners: runs(trace.last, position => lock.owner[position]),
    waits: [...lock.waiting.values()].map(at => runs(trace.last, position => at[position])),
  }));
}

// Nobody waits for a lock that is free: he may take it.
function note(locks, name, owner, waiting, position) {
  if (!locks.has(name)) {
    locks.set(name, {name, owner: [], waiting: new Map()});
  }
  const lock = locks.get(name);
  lock.owner[position] = owner;
  for (const runner of waiting) {
    if (!lock.waiting.has(runner)) {
      lock.waiting.set(runner, []);
    }
    lock.waiting.get(runner)[position] = runner;
  }
}

const HELD = ' held by ';

function toldByStacks(trace, state, position) {
  const waiting = new Map();
  for (const {strand, carrier, waitsFor} of state.stacks) {
    const lock = waitsFor?.split(HELD)[0];
    if (lock) {
      waiting.set(lock, [...waiting.get(lock) ?? [], carrier ?? strand]);
    }
  }
  const told = [];
  for (const variable of trace.variables.filter(name => name.endsWith('.owner'))) {
    const lock = variable.slice(0, -'.owner'.length);
    const owner = trace.value(variable, position);
    if (owner !== 'null' || waiting.has(lock)) {
      told.push({lock, owner: owner === 'null' ? null : owner, waiting: waiting.get(lock) ?? []});
    }
  }
  return told;
}
