// Where the rows of the timeline stand, from above: lanes, locks, fibers, chosen variables.

export const RULER = 26;
const GROUP_GAP = 26;
const ROOMY_FRAME = 15;
const TIGHT_FRAME = 5;
const ROOMY_HEIGHT = 640;

// The rows as {kind, y, height, name, …} and the height of all. With many deep lanes a frame of a
// stack becomes a thin line without its name.
export function layoutOf({lanes, locks, fibers, piles, tracks}) {
  const frames = lanes.reduce((sum, lane) => sum + lane.depth, 0);
  const frameHeight = frames * ROOMY_FRAME + lanes.length * 56 > ROOMY_HEIGHT ? TIGHT_FRAME : ROOMY_FRAME;
  const rows = [];
  let y = RULER;
  const group = (title, kind, items, height) => {
    items.forEach((item, index) => {
      y += index === 0 ? (rows.length === 0 ? 8 : GROUP_GAP) : kind.gap;
      const row = {kind: kind.name, y, height: height(item), item, title: index === 0 ? title : null};
      rows.push(row);
      y += row.height;
    });
  };
  group(lanes.some(lane => lane.carrier) ? 'Carriers' : 'Strands', LANE, lanes,
      lane => HEAD + BAND + lane.depth * frameHeight);
  group('Locks', LOCK, locks, lock => 18 + lock.waits.length * 15);
  group('Fibers', FIBER, fibers, () => 12);
  group('Protocol stacks', PILED, piles, pile => pile.levels.length * PILE);
  group('Variables', TRACK, tracks, () => 18);
  return {rows, frameHeight, height: y + 14};
}

// A lane begins with the row of its events and the band of the strand that runs.
export const HEAD = 24;
export const BAND = 18;
export const PILE = 14;

const LANE = {name: 'lane', gap: 12};
const LOCK = {name: 'lock', gap: 6};
const FIBER = {name: 'fiber', gap: 6};
const PILED = {name: 'pile', gap: 8};
const TRACK = {name: 'track', gap: 5};
