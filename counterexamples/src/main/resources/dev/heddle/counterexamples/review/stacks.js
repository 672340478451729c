import {names, tags} from './elements.js';
import {methodText, placeText, valueText} from './words.js';

const {section, h3, ol, li, div, span, p} = tags;

const CONDITIONS = {
  ENABLED: 'can go on',
  BLOCKED: 'waits',
  PARKED: 'parked',
  NEW: 'not begun',
  ENDED: 'ended',
};

// The call stacks at a position, that of the strand that has moved first.
export function stackViews({trace, position}) {
  const mover = position > 0 ? trace.step(position).strand : null;
  const {stacks} = trace.state(position);
  const standing = stacks.filter(stack => stack.frames.length > 0);
  const others = stacks.filter(stack => stack.frames.length === 0);
  const order = standing.toSorted((a, b) => (b.strand === mover) - (a.strand === mover));
  return div({class: 'stacks'},
      order.map(stack => stackView(stack, stack.strand === mover)),
      others.length > 0
        ? p({class: 'without'}, others.map(({strand, condition}) => `${strand} ${CONDITIONS[condition]}`).join(', '))
        : null);
}

function stackView(stack, moved) {
  const {strand, carrier, condition, waitsFor, frames} = stack;
  const splits = frames.filter(frame => frame.split).length;
  return section({key: strand, class: names('stack', moved && 'moved', condition === 'BLOCKED' && 'stuck')},
      h3(null, strand, carrier === null ? null : span({class: 'on'}, ` on ${carrier}`)),
      p({class: 'condition'},
          waitsFor ? `waits for ${waitsFor}` : CONDITIONS[condition],
          splits > 0 ? `, ${splits} stack split${splits === 1 ? '' : 's'}` : ''),
      ol({class: 'frames'}, frames.map((frame, index) => frameView(frame, frames[index - 1], segment(frames, index)))));
}

const segment = (frames, index) =>
    frames.slice(index).filter(frame => frame.split).length;

function frameView(frame, inner, number) {
  const left = inner?.systemStack && !frame.systemStack;
  const locals = Object.entries(frame.locals ?? {});
  return li({
    class: names('frame-line', frame.systemStack ? 'system' : `segment${number % 3}`, frame.split && 'split', left && 'left'),
  },
  span({class: 'method'}, methodText(frame)),
  span({class: 'place'}, placeText(frame)),
  frame.split ? span({class: 'note'}, 'splits the stack') : null,
  locals.length > 0
    ? span({class: 'locals'}, locals.map(([name, value]) => `${name} = ${valueText(value)}`).join(', '))
    : null);
}
