import {names, tags} from './elements.js';
import {BAND, HEAD, PILE} from './layout.js';
import {within} from './spans.js';
import {actionText, placeText, runnerOf} from './words.js';

const {svg, g, rect, line, path, circle, text, title, defs, pattern} = tags;
const CHARACTER = 6.3;

// In columns of this width the events say what they are.
const TALKING = 90;

// A stretch of the timeline as a drawing. `scale` says where a position stands and which are drawn:
// {from, to, cell, left}; `left` is where what begins before it writes its name.
export function timelineDrawing({trace, layout, scale, position, matches, matter, width, label}) {
  const inner = layout.rows.map(row => DRAWERS[row.kind](row, scale, layout));
  return svg(
      {class: 'drawing', width, height: layout.height, role: 'img', 'aria-label': label},
      hatch(),
      cursor(position, scale, layout),
      ruler(trace, position, matches, scale),
      inner,
      weft(trace, layout, scale),
      order(trace, position, layout, scale),
      events(trace, position, matter, layout, scale));
}

const hatch = () =>
    defs(null, pattern(
        {id: 'hatch', width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)'},
        line({class: 'hatch-line', x1: 0, y1: 0, x2: 0, y2: 5})));

const x = (position, scale) => (position - scale.from) * scale.cell + scale.start;

function cursor(position, scale, layout) {
  if (position < scale.from || position >= scale.to) {
    return null;
  }
  return rect({class: 'cursor', x: x(position, scale), y: 0, width: scale.cell, height: layout.height, rx: 3});
}

function ruler(trace, position, matches, scale) {
  const every = [1, 2, 5, 10, 20, 50, 100].find(each => each * scale.cell >= 30) ?? 200;
  const marks = [];
  for (let p = scale.from; p < scale.to; p++) {
    const at = x(p, scale) + scale.cell / 2;
    const here = p === position;
    const near = Math.abs(p - position) * scale.cell < 26;
    if (here || (p % every === 0 && !near)) {
      marks.push(text({key: p, class: names('tick', here && 'here'), x: at, y: 17}, String(p)));
    }
    if (matches?.has(p)) {
      marks.push(circle({key: `m${p}`, class: 'match', cx: at, cy: 23, r: 2}));
    }
  }
  return g({class: 'ruler'}, marks);
}

// A box with a name that stays in sight.
function box(span, scale, {y, height, kind, name, hint}) {
  const from = x(Math.max(span.from, scale.from), scale);
  const to = x(Math.min(span.to, scale.to), scale);
  const start = Math.max(from, Math.min(scale.left, to));
  return g(
      {key: `${span.from}-${y}-${kind}`, class: kind},
      rect({x: from + 0.75, y: y + 0.5, width: Math.max(to - from - 1.5, 1), height: height - 1, rx: Math.min(3, height / 3)},
          hint ? title(null, hint) : null),
      height >= 11 ? text({x: start + 6, y: y + height / 2 + 3.5}, fit(name, to - start - 10)) : null);
}

function fit(name, width) {
  const most = Math.floor(width / CHARACTER);
  return name.length <= most ? name : most < 3 ? '' : name.slice(0, most - 1) + '…';
}

const seen = (spans, scale) => within(spans, scale.from, scale.to);

const DRAWERS = {
  lane({y, item}, scale, {frameHeight}) {
    const top = y + HEAD + BAND;
    return g({key: `lane ${item.name}`, class: 'lane'},
        line({class: 'warp', x1: x(scale.from, scale), x2: x(scale.to, scale), y1: y + HEAD / 2, y2: y + HEAD / 2}),
        seen(item.strands, scale).map(run => box(run, scale, {
          y: y + HEAD, height: BAND, kind: 'strand', name: run.what, hint: run.what})),
        seen(item.frames, scale).map(span => box(span, scale, {
          y: top + span.depth * frameHeight,
          height: frameHeight,
          kind: names('frame', span.frame.systemStack ? 'system' : `segment${span.segment % 3}`, span.frame.split && 'split'),
          name: span.frame.method,
          hint: frameHint(span)})),
        seen(item.waits, scale).map(wait => waiting(wait, scale, y)));
  },

  lock({y, item}, scale) {
    const rows = item.waits.map((spans, row) => seen(spans, scale).map((span, index, some) =>
        waiter(span, some[index - 1], some[index + 1], scale, {y, row})));
    return g({key: `lock ${item.name}`, class: 'lock'},
        line({class: 'warp', x1: x(scale.from, scale), x2: x(scale.to, scale), y1: y + 9, y2: y + 9}),
        seen(item.owners, scale).map(run => box(run, scale, {
          y, height: 18, kind: 'owned', name: run.what, hint: `${item.name} is held by ${run.what}`})),
        rows);
  },

  fiber({y, item}, scale) {
    return g({key: `fiber ${item.name}`, class: 'fiber'},
        seen(item.runs, scale).map(run => box(run, scale, {
          y, height: 12, kind: run.what.startsWith('on ') ? 'running' : run.what, name: run.what, hint: run.what})));
  },

  pile({y, item}, scale) {
    return g({key: `pile ${item.name}`, class: 'pile'},
        item.levels.map((spans, level) => seen(spans, scale).map(span => box(span, scale, {
          y: y + level * PILE, height: PILE, kind: 'piled', name: span.what, hint: `${item.name}[${level}]: ${span.what}`}))));
  },

  track({y, item}, scale) {
    return g({key: `track ${item.name}`, class: 'track'},
        item.truth ? wave(item, scale, y) : seen(item.runs, scale).map(run => box(run, scale, {
          y, height: 18, kind: names('value', EMPTY.has(run.what) && 'none'), name: run.what, hint: run.what})));
  },
};

const EMPTY = new Set(['null', 'empty', '0', '[]']);

function frameHint({frame, segment}) {
  const where = frame.systemStack ? ', on the system stack' : segment > 0 ? `, on stack segment ${segment + 1}` : '';
  return `${frame.type}.${frame.method}${where}`;
}

function waiting(wait, scale, y) {
  const from = x(Math.max(wait.from, scale.from), scale);
  const to = x(Math.min(wait.to, scale.to), scale);
  return rect({class: 'blocked', x: from + 1, y: y + HEAD + 1, width: Math.max(to - from - 2, 1), height: BAND - 2, rx: 3},
      title(null, wait.what === 'waits' ? 'waits' : `waits for ${wait.what}`));
}

// Who waits, below the owner's bar, with an arrow to it. The name stands where there is room: behind
// the arrow, or before it.
function waiter(span, before, after, scale, {y, row}) {
  const top = y + 20 + row * 15;
  const at = x(Math.max(span.from, scale.from), scale) + Math.min(scale.cell / 2, 12);
  const words = `${span.what} waits`;
  const width = words.length * CHARACTER + 10;
  const behind = x(Math.min(after?.from ?? scale.to, scale.to), scale) - at >= width;
  const ahead = at - x(Math.max(before?.to ?? scale.from, scale.from), scale) >= width;
  return g({key: `wait ${span.from} ${row}`, class: 'waiter'},
      box(span, scale, {y: top, height: 13, kind: 'waits', name: '', hint: words}),
      behind || ahead
        ? text({class: names('waiter-name', !behind && 'ahead'), x: behind ? at + 8 : at - 8, y: top + 10}, words)
        : null,
      span.from >= scale.from
        ? path({class: 'arrow', d: `M${at} ${top + 9}V${y + 20}m-3 3.5l3 -4l3 4`})
        : null);
}

// A truth value: high or low.
function wave(item, scale, y) {
  const runs = seen(item.runs, scale);
  const level = run => y + (run.what ? 3 : 15);
  const line = runs.map((run, index) => {
    const from = x(Math.max(run.from, scale.from), scale);
    const to = x(Math.min(run.to, scale.to), scale);
    return `${index === 0 ? `M${from} ` : 'V'}${level(run)}H${to}`;
  }).join('');
  return g({class: 'wave'},
      runs.filter(run => run.what).map(run => {
        const from = x(Math.max(run.from, scale.from), scale);
        return rect({class: 'high', x: from, y: y + 3, width: x(Math.min(run.to, scale.to), scale) - from, height: 12});
      }),
      path({class: 'signal', d: line}));
}

const eventY = (step, layout) => {
  const row = layout.rows.find(each => each.kind === 'lane' && each.item.name === runnerOf(step));
  return row.y + HEAD / 2;
};

// The thread that goes through the events in their order. From lane to lane it goes between columns,
// where no names stand.
function weft(trace, layout, scale) {
  const corner = Math.min(7, scale.cell / 2);
  let line = '';
  let y = null;
  for (let p = Math.max(scale.from - 1, 1); p <= Math.min(scale.to, trace.last); p++) {
    const middle = x(p, scale) + scale.cell / 2;
    const to = eventY(trace.step(p), layout);
    if (y === null) {
      line += `M${middle} ${to}`;
    } else if (to !== y) {
      line += turn(x(p, scale), y, to, corner);
    }
    line += `H${middle}`;
    y = to;
  }
  return path({class: 'weft', d: line});
}

function turn(at, from, to, corner) {
  const down = to > from ? corner : -corner;
  return `H${at - corner}Q${at} ${from} ${at} ${from + down}V${to - down}Q${at} ${to} ${at + corner} ${to}`;
}

// What happened before this step and after it among the steps that matter, and had to.
function order(trace, position, layout, scale) {
  const some = (trace.meta.explanation?.order ?? [])
      .filter(({from, to}) => from === position || to === position)
      .filter(({from, to}) => from > 0 && from < to && to <= trace.last);
  return g({class: 'order'}, some.map(({from, to, because}) => {
    const [x1, x2] = [from, to].map(each => x(each, scale) + scale.cell / 2);
    const [y1, y2] = [from, to].map(each => eventY(trace.step(each), layout));
    const rise = Math.min(y1, y2) - Math.min(16, (x2 - x1) / 4);
    return path({key: `${from} ${to}`, d: `M${x1} ${y1}C${x1} ${rise} ${x2} ${rise} ${x2} ${y2}`}, title(null, because));
  }));
}

function events(trace, position, matter, layout, scale) {
  const radius = Math.min(5, Math.max(1.5, scale.cell * 0.32));
  const found = [];
  for (let p = Math.max(scale.from, 1); p < Math.min(scale.to, trace.last + 1); p++) {
    const step = trace.step(p);
    const writes = step.accesses.some(access => access.write && access.before !== access.after);
    const flaw = p === trace.last;
    const kind = names('event', writes ? 'writes' : 'reads', p === position && 'here', flaw && 'flaw',
        matter && !matter.has(p) && 'aside');
    const at = {x: x(p, scale) + scale.cell / 2, y: eventY(step, layout)};
    found.push(g({key: p, class: kind}, mark(step, at, radius), title(null, hint(step, p)),
        scale.cell >= TALKING ? text({x: at.x, y: at.y - 9}, fit(actionText(step), scale.cell - 12)) : null));
  }
  return g({class: 'events'}, found);
}

// Round, but for what concerns locks (square) and carriers (a diamond).
function mark(step, {x: cx, y: cy}, r) {
  if (step.kind === 'ACQUIRE') {
    return rect({x: cx - r, y: cy - r, width: 2 * r, height: 2 * r, rx: 1});
  }
  if (step.kind === 'SWITCH') {
    return path({d: `M${cx} ${cy - r * 1.3}l${r * 1.3} ${r * 1.3}l${-r * 1.3} ${r * 1.3}l${-r * 1.3} ${-r * 1.3}z`});
  }
  return circle({cx, cy, r});
}

const hint = (step, p) => `${p}: ${step.strand}: ${actionText(step)} (${step.method}, ${placeText(step)})`;

// The label beside a row.
export function rowLabel(row) {
  const {kind, item} = row;
  return kind === 'track' && item.queue ? `${item.name}` : item.name;
}

export const summaryOf = (trace, layout) =>
    `Timeline of ${trace.last} steps on ${layout.rows.filter(row => row.kind === 'lane').map(row => row.item.name).join(', ')}.`
      + ' The list of steps and the table of variables say the same in words.';
