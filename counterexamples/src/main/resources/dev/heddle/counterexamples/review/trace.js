// What is asked of a trace. Position 0 is the initial state; position p is step p and the state it
// leads to. A step that is itself the flaw has a position too, and no state of its own.
export class Trace {
  constructor(root) {
    this.meta = root['#meta'];
    this.kind = root.kind;
    this.states = root.states.map(state => state['#meta']);
    this.lastState = this.states.length - 1;
    this.last = this.lastState + (this.meta.failingStep ? 1 : 0);
    this.variables = root.vars;
    this.histories = new Map(root.vars.map(name => [name, historyOf(name, root.states)]));
  }

  // The step at a position from 1.
  step(position) {
    return position > this.lastState ? this.meta.failingStep : this.states[position].step;
  }

  // What is known of the state at a position besides the variables.
  state(position) {
    return this.states[Math.min(position, this.lastState)];
  }

  // The variable that an access names: of an element, its array.
  accessed({variable}) {
    return this.histories.has(variable) ? variable : variable.replace(/\[[^\]]*\]$/, '');
  }

  value(variable, position) {
    const {values, since} = this.histories.get(variable);
    return values[indexAt(since, position)];
  }

  // The position at which a variable got the value that it has at this position.
  since(variable, position) {
    const {since} = this.histories.get(variable);
    return since[indexAt(since, position)];
  }

  changed(variable, position) {
    return position > 0 && this.since(variable, position) === position;
  }
}

function historyOf(name, states) {
  const values = [];
  const since = [];
  states.forEach((state, position) => {
    if (Object.hasOwn(state, name)) {
      values.push(state[name]);
      since.push(position);
    }
  });
  return {values, since};
}

// The index of the last element that is at most the number.
export function indexAt(ascending, number) {
  let low = 0;
  let high = ascending.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (ascending[middle] <= number) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}
