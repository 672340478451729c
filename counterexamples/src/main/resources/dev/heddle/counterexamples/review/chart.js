import {names, tags} from './elements.js';
import {fibersOf, lanesOf} from './lanes.js';
import {layoutOf} from './layout.js';
import {locksOf} from './locks.js';
import {pilesOf} from './piles.js';
import {rowLabel, summaryOf, timelineDrawing} from './timeline.js';
import {firstChoice, queueTracks, variableTrack} from './tracks.js';

const {div, span, button} = tags;
const LEAST_CELL = 4;
const SMALL_CELL = 18;
const LARGE_CELL = 250;
const MARGIN = 6;

// All that the timeline shows of a trace, and how much of it is in sight.
export class Chart {
  constructor(trace) {
    this.trace = trace;
    this.fixed = {lanes: lanesOf(trace), locks: locksOf(trace), fibers: fibersOf(trace), piles: pilesOf(trace)};
    this.queues = queueTracks(trace).slice(0, 6);
    this.pinned = new Set(firstChoice(trace));
    this.arrange();
  }

  // Shows a variable as a row, or no longer.
  toggle(name) {
    if (!this.pinned.delete(name)) {
      this.pinned.add(name);
    }
    this.arrange();
  }

  arrange() {
    const chosen = [...this.pinned].map(name => variableTrack(this.trace, name));
    this.layout = layoutOf({...this.fixed, tracks: [...this.queues, ...chosen]});
    this.summary = summaryOf(this.trace, this.layout);
  }

  // The width of a position: so that all fit, if they can be read then.
  cell(width, zoom) {
    const fitting = (width - 2 * MARGIN) / (this.trace.last + 1);
    const usual = Math.min(LARGE_CELL, Math.max(SMALL_CELL, fitting));
    return Math.min(LARGE_CELL, Math.max(LEAST_CELL, usual * 2 ** zoom));
  }

  // The panel on the screen: names beside a drawing that can be scrolled.
  panel({width, scroll, zoom, position, matches, matter, onScroll, onPick, onUnpin, keep}) {
    const cell = this.cell(width, zoom);
    const total = Math.ceil(cell * (this.trace.last + 1) + 2 * MARGIN);
    const from = Math.max(0, Math.floor((scroll - MARGIN) / cell) - 2);
    const to = Math.min(this.trace.last + 1, Math.ceil((scroll + width) / cell) + 2);
    const scale = {from, to, cell, start: MARGIN + from * cell, left: scroll};
    const pick = event => onPick(Math.floor((event.clientX - event.currentTarget.getBoundingClientRect().left - MARGIN) / cell));
    return div({class: 'chart'},
        this.labels(onUnpin),
        div({class: 'chart-scroll', ref: keep, onScroll},
            div({class: 'chart-sheet', style: {width: `${total}px`}, onClick: pick},
                timelineDrawing({
                  trace: this.trace, layout: this.layout, scale, position, matches, matter, width: total, label: this.summary}))));
  }

  // The whole of it in bands, one below the other, for paper.
  bands(width, position) {
    const cell = Math.min(Math.max(this.cell(width, 0), 34), 88);
    const each = Math.max(1, Math.floor((width - 2 * MARGIN) / cell));
    const bands = [];
    for (let from = 0; from <= this.trace.last; from += each) {
      const to = Math.min(from + each, this.trace.last + 1);
      const scale = {from, to, cell, start: MARGIN, left: 0};
      bands.push(div({class: 'chart band', key: from},
          this.labels(null),
          timelineDrawing({
            trace: this.trace, layout: this.layout, scale, position, width, label: `Steps ${from} to ${to - 1}`})));
    }
    return bands;
  }

  labels(onUnpin) {
    return div({class: 'chart-labels', style: {height: `${this.layout.height}px`}},
        this.layout.rows.map(row => [
          row.title ? div({class: 'group-title', style: {top: `${row.y - 19}px`}}, row.title) : null,
          div({class: names('row-label', row.kind), style: {top: `${row.y + (row.kind === 'lane' ? 3 : 0)}px`}, title: rowLabel(row)},
              span(null, rowLabel(row)),
              onUnpin && row.kind === 'track' && !row.item.queue
                ? button({type: 'button', class: 'unpin', 'aria-label': `Take ${rowLabel(row)} from the timeline`, onClick: () => onUnpin(row.item.name)}, '×')
                : null),
        ]));
  }

  // Where to scroll for a position to be in sight, from where it is now.
  scrollFor(position, {width, scroll, zoom}) {
    const cell = this.cell(width, zoom);
    const at = MARGIN + position * cell;
    const margin = Math.min(width / 4, 120);
    const most = Math.max(0, Math.ceil(cell * (this.trace.last + 1) + 2 * MARGIN) - width);
    if (at < scroll + margin) {
      return Math.max(0, Math.min(at - margin, most));
    }
    return at + cell > scroll + width - margin ? Math.min(at + cell - width + margin, most) : scroll;
  }
}
