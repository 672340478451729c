// Runs of equal things along a trace: {from, to, what}, `to` exclusive.

// The runs of what `at` gives for the positions up to `last`; nothing is no run.
export function runs(last, at) {
  const found = [];
  let open = null;
  for (let position = 0; position <= last; position++) {
    const what = at(position);
    if (open !== null && open.what === what) {
      continue;
    }
    close(open, position, found);
    open = what === undefined || what === null ? null : {from: position, to: position, what};
  }
  close(open, last + 1, found);
  return found;
}

function close(open, position, found) {
  if (open !== null) {
    open.to = position;
    found.push(open);
  }
}

// The spans that can be seen between two positions.
export const within = (spans, from, to) => spans.filter(span => span.from < to && span.to > from);
