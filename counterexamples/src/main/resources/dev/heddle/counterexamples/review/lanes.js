import {runs} from './spans.js';

// The lanes of a trace: one for each carrier, and one for each strand that needs none. A lane knows
// whose stack is on it at each position, and the activations of that stack as spans.
export function lanesOf(trace) {
  const carriers = new Map();
  const strands = new Map();
  for (let position = 0; position <= trace.last; position++) {
    for (const stack of trace.state(position).stacks) {
      const group = stack.fiber ? carriers : strands;
      const name = stack.fiber ? stack.carrier : stack.strand;
      if (name !== null) {
        lane(group, name, stack.fiber).stacks[position] = stack;
      }
    }
    if (position > 0) {
      const {strand, carrier} = trace.step(position);
      lane(carrier === null ? strands : carriers, carrier ?? strand, carrier !== null);
    }
  }
  const sorted = [...carriers.values()].sort((a, b) => byName(a.name, b.name));
  return [...sorted, ...strands.values()].map(each => completed(each, trace));
}

export const byName = (a, b) => a.localeCompare(b, 'en', {numeric: true});

function lane(group, name, carrier) {
  if (!group.has(name)) {
    group.set(name, {name, carrier, stacks: []});
  }
  return group.get(name);
}

function completed(lane, trace) {
  const living = position => {
    const stack = lane.stacks[position];
    return stack && stack.condition !== 'NEW' && stack.condition !== 'ENDED' ? stack : undefined;
  };
  lane.strands = runs(trace.last, position => living(position)?.strand);
  lane.waits = runs(trace.last, position => {
    const stack = living(position);
    return stack?.condition === 'BLOCKED' ? stack.waitsFor ?? 'waits' : undefined;
  });
  lane.frames = activations(trace.last, living);
  lane.depth = lane.frames.reduce((depth, frame) => Math.max(depth, frame.depth + 1), 0);
  return lane;
}

// The activations of a lane as {from, to, depth, frame, segment}. What stands at the same depth of
// the same stack in the same method, and so do those outside of it, is taken for one activation.
function activations(last, living) {
  const found = [];
  let open = [];
  let before;
  for (let position = 0; position <= last; position++) {
    const stack = living(position);
    if (stack !== undefined && stack === before) {
      continue;
    }
    const frames = stack ? stack.frames.toReversed() : [];
    const keep = stack?.strand === before?.strand ? common(open, frames) : 0;
    while (open.length > keep) {
      open.pop().to = position;
    }
    while (open.length < frames.length) {
      const span = activation(position, frames[open.length], open);
      open.push(span);
      found.push(span);
    }
    before = stack;
  }
  open.forEach(span => span.to = last + 1);
  return found;
}

function activation(from, frame, outside) {
  const caller = outside[outside.length - 1];
  const segment = (caller ? caller.segment : 0) + (frame.split ? 1 : 0);
  return {from, to: from, depth: outside.length, frame, segment};
}

function common(open, frames) {
  let depth = 0;
  while (depth < open.length && depth < frames.length && same(open[depth].frame, frames[depth])) {
    depth++;
  }
  return depth;
}

const same = (a, b) =>
    a.method === b.method && a.type === b.type && a.systemStack === b.systemStack
      && a.split === b.split;

// Where each fiber is, in words, as spans; of those that ever begin.
export function fibersOf(trace) {
  const fibers = new Map();
  for (let position = 0; position <= trace.last; position++) {
    for (const stack of trace.state(position).stacks.filter(each => each.fiber)) {
      if (!fibers.has(stack.strand)) {
        fibers.set(stack.strand, []);
      }
      fibers.get(stack.strand)[position] = whereabouts(stack);
    }
  }
  return [...fibers].filter(([, at]) => at.some(where => where !== NEW))
      .map(([name, at]) => ({name, runs: runs(trace.last, position => at[position])}));
}

const NEW = 'new';

function whereabouts({carrier, condition}) {
  if (condition === 'NEW') {
    return NEW;
  }
  return condition === 'ENDED' ? 'ended' : carrier === null ? 'parked' : `on ${carrier}`;
}
