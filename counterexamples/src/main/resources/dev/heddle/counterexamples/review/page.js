import {h, render} from 'preact';
import {Chart} from './chart.js';
import {stepDetail} from './detail.js';
import {names, tags} from './elements.js';
import {explanationView} from './explanation.js';
import {handleKey, KEYS} from './keys.js';
import {masthead, topLine} from './masthead.js';
import {readPool} from './pool.js';
import {Search} from './search.js';
import {stackViews} from './stacks.js';
import {ofInterest, stateGroups, stateTables} from './state.js';
import {ROW, shownSteps, stepList, stepRow, switches} from './steps.js';
import {nextTheme, readTheme, showTheme} from './theme.js';
import {Trace} from './trace.js';
import {plural, positionText} from './words.js';

const {header, main, section, h2, div, nav, button, input, label, span, p, dl, dt, dd, footer, ol, li, details, summary} = tags;
const PAPER = 860;

const trace = new Trace(readPool());
const chart = new Chart(trace);
const search = new Search(trace);
const groups = {some: stateGroups(trace, ofInterest(trace)), all: stateGroups(trace, () => true)};
const witness = trace.meta.kind === 'WITNESS' && 'witness';
const changing = trace.variables.filter(ofInterest(trace)).length;
const matter = trace.meta.explanation?.steps?.length > 0
  ? new Set(trace.meta.explanation.steps.map(each => each.step))
  : null;
const place = document.getElementById('page');

const view = {
  position: fromLink() ?? trace.last,
  width: 800, scroll: 0, zoom: 0,
  listScroll: 0, listHeight: 480,
  query: '', matches: [], onlyMatter: false,
  theme: readTheme(), help: false, all: false, printing: false,
};
const elements = {chart: null, list: null, search: null};

function fromLink() {
  const match = /^#step=(\d+)$/.exec(location.hash);
  return match ? Math.min(Number(match[1]), trace.last) : null;
}

function update(change) {
  Object.assign(view, change);
  draw();
}

function draw() {
  render(view.printing ? paper() : screen(), place);
}

// Shows a position, and brings it into sight everywhere.
function go(position) {
  const target = Math.min(Math.max(position, 0), trace.last);
  update({position: target});
  reveal();
  remember();
}

function reveal() {
  const shown = shownSteps(trace, {...view, matter});
  const at = Math.max(shown.indexOf(view.position), 0) * ROW;
  const inSight = at >= view.listScroll + ROW && at <= view.listScroll + view.listHeight - 2 * ROW;
  const most = shown.length * ROW - view.listHeight;
  scrollTo(
      inSight ? view.listScroll : Math.max(0, Math.min(at - view.listHeight / 2, most)),
      chart.scrollFor(view.position, view));
}

// Scrolling makes the browser lay out the page, so what is there already is left alone.
function scrollTo(listScroll, scroll) {
  const list = listScroll !== view.listScroll;
  const sheet = scroll !== view.scroll;
  if (list || sheet) {
    update({listScroll, scroll});
  }
  if (list) {
    elements.list.scrollTop = listScroll;
  }
  if (sheet) {
    elements.chart.scrollLeft = scroll;
  }
}

// Puts the position into the address and tells it to those who listen, once there is rest.
let pending;
function remember() {
  clearTimeout(pending);
  pending = setTimeout(() => {
    history.replaceState(null, '', `#step=${view.position}`);
    document.getElementById('spoken').textContent = positionText(trace, view.position);
  }, 120);
}

function find(query) {
  update({query, matches: search.find(query)});
}

// The match after or before the position, round the ends.
function nextMatch(direction) {
  const {matches, position} = view;
  if (matches.length > 0) {
    const ahead = direction > 0
      ? matches.find(match => match > position) ?? matches[0]
      : matches.findLast(match => match < position) ?? matches[matches.length - 1];
    go(ahead);
  }
}

function sameStrand(direction) {
  const own = view.position > 0 ? trace.step(view.position).strand : null;
  for (let p = view.position + direction; p > 0 && p <= trace.last; p += direction) {
    if (own === null || trace.step(p).strand === own) {
      return p;
    }
  }
  return view.position;
}

const zoom = step => {
  update({zoom: Math.min(4, Math.max(-4, view.zoom + step))});
  reveal();
};

function screen() {
  const matches = view.matches.length > 0 ? new Set(view.matches) : null;
  return div({class: names('page', witness)},
      header(null,
          topLine(view.theme, () => update({theme: nextTheme(view.theme)})),
          div({class: 'head'}, masthead({trace}), explanationView({trace}))),
      section({class: 'timeline', 'aria-label': 'Timeline'},
          chart.panel({
            ...view, matches, matter,
            keep: element => elements.chart = element,
            onScroll: event => update({scroll: event.currentTarget.scrollLeft}),
            onPick: go,
            onUnpin: toggle,
          })),
      controls(),
      main({class: 'panels'}, steps(matches), stepAndStacks(), variables()),
      help(),
      colophon());
}

function toggle(name) {
  chart.toggle(name);
  draw();
}

function controls() {
  const {position, query, matches} = view;
  const at = matches.indexOf(position);
  return nav({class: 'controls', 'aria-label': 'Steps'},
      div({class: 'buttons'},
          stepButton('⇤', 'Initial state', 0),
          stepButton('←', 'Step before', position - 1),
          stepButton('→', 'Next step', position + 1),
          stepButton('⇥', 'Last step', trace.last)),
      div({class: 'count'}, span({class: 'now'}, position), ` of ${trace.last}`),
      input({
        type: 'range', class: 'slider', min: 0, max: trace.last, value: position,
        'aria-label': 'Step', 'aria-valuetext': positionText(trace, position),
        onInput: event => go(Number(event.currentTarget.value)),
      }),
      div({class: 'zoom'},
          button({type: 'button', 'aria-label': 'Narrower timeline', title: 'narrower (−)', onClick: () => zoom(-1)}, '−'),
          button({type: 'button', 'aria-label': 'Wider timeline', title: 'wider (+)', onClick: () => zoom(1)}, '+')),
      div({class: 'find', role: 'search'},
          input({
            type: 'search', placeholder: 'Search steps  /', 'aria-label': 'Search steps', value: query,
            ref: element => elements.search = element,
            onInput: event => find(event.currentTarget.value),
            onKeyDown: searchKey,
          }),
          span({class: 'found', role: 'status'},
              query.trim() === '' ? '' : matches.length === 0 ? 'none' : at < 0 ? String(matches.length) : `${at + 1} of ${matches.length}`)));
}

const stepButton = (sign, name, target) =>
    button({
      type: 'button', 'aria-label': name, title: name.toLowerCase(),
      disabled: target < 0 || target > trace.last || target === view.position,
      onClick: () => go(target),
    }, sign);

function searchKey(event) {
  if (event.key === 'Enter') {
    nextMatch(event.shiftKey ? -1 : 1);
  } else if (event.key === 'Escape') {
    find('');
    event.currentTarget.blur();
  }
}

function steps(matches) {
  const shown = shownSteps(trace, {...view, matter});
  return section({class: 'steps', 'aria-labelledby': 'steps'},
      div({class: 'panel-head'},
          h2({id: 'steps'}, 'Steps'),
          matter
            ? label({class: 'only'},
                input({type: 'checkbox', checked: view.onlyMatter, onChange: () => update({onlyMatter: !view.onlyMatter})}),
                ' only those that matter')
            : null),
      div({class: 'step-scroll', ref: element => elements.list = element, onScroll: event => update({listScroll: event.currentTarget.scrollTop})},
          stepList({trace, shown, position: view.position, matches, matter, scroll: view.listScroll, height: view.listHeight})));
}

const stepAndStacks = () =>
    div({class: 'middle'},
        stepDetail({trace, position: view.position}),
        section({class: 'call-stacks', 'aria-labelledby': 'stacks'},
            h2({id: 'stacks'}, 'Call stacks'),
            stackViews({trace, position: view.position})));

const variables = () =>
    section({class: 'state', 'aria-labelledby': 'variables'},
        h2({id: 'variables'}, 'Variables'),
        tables(groups.some),
        changing < trace.variables.length
          ? details({class: 'constant', open: view.all, onToggle: event => update({all: event.currentTarget.open})},
              summary(null, `All ${trace.variables.length}, with those that never change`),
              view.all ? tables(groups.all) : null)
          : null);

const tables = some =>
    stateTables({trace, groups: some, position: view.position, pinned: chart.pinned, toggle});

const help = () =>
    section({class: names('help', view.help && 'open'), 'aria-label': 'Keys', hidden: !view.help},
        dl(null, KEYS.map(key => div({key: key.shown}, dt(null, key.shown), dd(null, key.what)))));

const colophon = () =>
    footer({class: 'colophon'},
        p(null, '← → step, / search, ? all keys. Choose a value to see it in the timeline.'),
        p(null, `${trace.meta.tool.name} ${trace.meta.tool.version}. Drawn with Preact (MIT); its licence is in this file.`));

// All of it at once, for print.
const paper = () =>
    div({class: names('page', witness)},
        header(null, masthead({trace}), explanationView({trace, paper: true})),
        section({class: 'timeline', 'aria-label': 'Timeline'}, chart.bands(PAPER - 180, -1)),
        section({class: 'all-steps'},
            h2(null, `Steps (${plural(trace.last, 'step')}, ${switches(trace)} changes of strand)`),
            ol(null, Array.from({length: trace.last}, (_, index) =>
                li({key: index}, stepRow(trace, index + 1, {position: -1, matter}))))),
        section({class: 'call-stacks'}, h2(null, 'Call stacks at the end'), stackViews({trace, position: trace.last})),
        section({class: 'state'},
            h2(null, 'Variables at the end'),
            stateTables({trace, groups: groups.all, position: trace.last, pinned: chart.pinned, toggle})));

function measure() {
  const width = elements.chart.clientWidth;
  const listHeight = elements.list.clientHeight;
  if (width !== view.width || listHeight !== view.listHeight) {
    update({width, listHeight});
  }
}

showTheme(view.theme);
draw();
const spoken = Object.assign(document.createElement('div'), {id: 'spoken', className: 'unseen'});
spoken.setAttribute('role', 'status');
spoken.setAttribute('aria-live', 'polite');
document.body.append(spoken);
measure();
reveal();

addEventListener('resize', measure);
addEventListener('hashchange', () => go(fromLink() ?? view.position));
addEventListener('beforeprint', () => update({printing: true}));
addEventListener('afterprint', () => {
  update({printing: false});
  measure();
});
document.addEventListener('keydown', event => handleKey(event, {
  position: view.position,
  last: trace.last,
  go,
  sameStrand,
  zoom,
  search: () => elements.search.focus(),
  help: () => update({help: !view.help}),
}));
