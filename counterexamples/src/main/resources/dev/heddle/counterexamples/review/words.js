// Values, places and steps in words.

export function valueText(value) {
  if (Array.isArray(value)) {
    return `[${value.map(valueText).join(', ')}]`;
  }
  return value !== null && typeof value === 'object' ? value['#bigint'] : String(value);
}

export const fileName = file => file.slice(file.lastIndexOf('/') + 1);

export const placeText = place => `${fileName(place.file)}:${place.line}`;

export const methodText = place => `${place.type}.${place.method}`;

// Who takes a step: the carrier of a fiber, else the strand itself.
export const runnerOf = step => step.carrier ?? step.strand;

export const whoText = step =>
    step.carrier === null ? step.strand : `${step.strand} on ${step.carrier}`;

export const plural = (number, noun) => `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;

const MOST_CHANGES = 2;

// The step in one phrase: the trace's own, or what it writes, or what it reads.
export function actionText(step) {
  if (step.action) {
    return step.action;
  }
  const writes = step.accesses.filter(access => access.write && access.before !== access.after);
  if (writes.length > 0) {
    return changesText(writes);
  }
  const reads = step.accesses.filter(access => !access.write);
  if (reads.length > 0) {
    const {variable, before} = reads[reads.length - 1];
    return `reads ${variable} = ${valueText(before)}`;
  }
  return step.choices[0] ?? `goes on in ${step.method}`;
}

function changesText(writes) {
  const shown = writes.slice(0, MOST_CHANGES).map(accessText);
  const more = writes.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

export const accessText = ({variable, write, before, after}) =>
    write
      ? `${variable}: ${valueText(before)} → ${valueText(after)}`
      : `reads ${variable} = ${valueText(before)}`;

// A position in a sentence, for those who listen.
export function positionText(trace, position) {
  if (position === 0) {
    return 'Initial state.';
  }
  const step = trace.step(position);
  const flaw = position === trace.last ? ` ${trace.kind}: ${trace.meta.message}` : '';
  return `Step ${position} of ${trace.last}. ${whoText(step)}: ${actionText(step)},`
      + ` ${methodText(step)}, ${placeText(step)}.${flaw}`;
}
