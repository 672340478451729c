import {render} from 'preact';
import {tags} from './elements.js';
import {draw, fit, mark} from './drawing.js';
import {topLine} from './masthead.js';
import {readPool} from './pool.js';
import {nextTheme, readTheme, showTheme} from './theme.js';
import {plural} from './words.js';

const {header, main, h1, h2, p, div, span, input, button, aside, ol, li, table, tbody, tr, th, td, section, details, summary} = tags;

const data = readPool();
const place = document.getElementById('page');
const view = {query: '', selected: fromLink() ?? 0, zoom: 1, theme: readTheme(), drawn: false, trouble: ''};
const ZOOM = 1.25;
const READABLE = 0.5;

function update(change) {
  Object.assign(view, change);
  render(page(), place);
  mark(data, view.selected, found());
}

function fromLink() {
  const number = Number(new URLSearchParams(location.hash.slice(1)).get('state') ?? NaN);
  return Number.isInteger(number) && number >= 0 && number < data.nodes.length ? number : null;
}

function select(number) {
  history.replaceState(null, '', `#state=${number}`);
  update({selected: number});
}

const textOf = node =>
    [...node.flaws, ...data.variables.map((name, index) => `${name} = ${node.values[index]}`)].join('\n').toLowerCase();

// The numbers of the nodes that have all words of the search; null when nothing is searched for.
function found() {
  const words = view.query.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? null
      : new Set(data.nodes.flatMap((node, index) => words.every(word => textOf(node).includes(word)) ? [index] : []));
}

const varying = new Set(data.variables.flatMap((_, index) =>
    new Set(data.nodes.map(node => node.values[index])).size > 1 ? [index] : []));

const page = () =>
    div({class: 'page'},
        header(null,
            topLine(view.theme, () => update({theme: nextTheme(view.theme)})),
            h1(null, data.title),
            p({class: 'about'}, about())),
        tools(),
        main({class: 'columns'},
            div({class: 'sheet', tabIndex: 0, role: 'group', 'aria-label': 'The graph: Tab goes from state to state'},
                view.drawn ? null : p({class: 'waiting', role: 'status'}, view.trouble || 'Drawing …'),
                div({class: 'drawing', id: 'drawing'})),
            selection()));

function about() {
  const states = data.nodes.reduce((sum, node) => sum + node.states, 0);
  const wrong = data.nodes.filter(node => node.flaws.length > 0).length;
  const nodes = states === data.nodes.length ? '' : `${plural(data.nodes.length, 'node')} for `;
  return `${nodes}${plural(states, 'state')}, ${plural(data.edges.length, 'edge')}`
      + (wrong === 0 ? '; nothing is wrong' : `; in ${wrong} something is wrong`);
}

function tools() {
  const some = found();
  return div({class: 'tools', role: 'search'},
      input({
        type: 'search', placeholder: 'Search: name = value', 'aria-label': 'Search states', value: view.query,
        onInput: event => update({query: event.currentTarget.value}),
        onKeyDown: event => event.key === 'Enter' && next(),
      }),
      span({class: 'found', role: 'status'}, some === null ? '' : `${some.size} of ${data.nodes.length}`),
      button({type: 'button', class: 'tool', onClick: () => scale(view.zoom / ZOOM), 'aria-label': 'smaller'}, '−'),
      button({type: 'button', class: 'tool', onClick: () => scale(view.zoom * ZOOM), 'aria-label': 'larger'}, '+'),
      button({type: 'button', class: 'tool', onClick: () => scale(fit())}, 'fit'));
}

function next() {
  const some = [...found() ?? []];
  if (some.length > 0) {
    show(some.find(number => number > view.selected) ?? some[0]);
  }
}

function show(number) {
  select(number);
  reveal();
}

function reveal() {
  const sheet = document.querySelector('.sheet');
  const node = document.querySelector('.node.selected')?.getBoundingClientRect();
  if (!node) {
    return;
  }
  const box = sheet.getBoundingClientRect();
  sheet.scrollBy(node.x + node.width / 2 - box.x - box.width / 2, node.y + node.height / 2 - box.y - box.height / 2);
}

function scale(zoom) {
  update({zoom});
  const svg = document.querySelector('#drawing svg');
  svg?.setAttribute('width', `${svg.viewBox.baseVal.width * zoom}px`);
  svg?.setAttribute('height', `${svg.viewBox.baseVal.height * zoom}px`);
}

function selection() {
  const node = data.nodes[view.selected];
  const rows = some => table(null, tbody(null, some.map(index =>
      tr({key: index}, th({scope: 'row'}, data.variables[index]), td(null, node.values[index])))));
  const constant = data.variables.map((_, index) => index).filter(index => !varying.has(index));
  return aside({class: 'selection', 'aria-live': 'polite'},
      h2(null, node.states === 1 ? `State ${view.selected}` : `${view.selected}: ${plural(node.states, 'state')}`),
      node.initial ? p({class: 'first'}, 'It begins here.') : null,
      node.flaws.map(flaw => p({key: flaw, class: 'kind'}, flaw)),
      rows([...varying]),
      constant.length === 0 ? null : details({class: 'constant'},
          summary(null, `${constant.length} more, the same everywhere`), rows(constant)),
      steps('Steps from here', data.edges.filter(edge => edge.from === view.selected), 'to', '→'),
      steps('Steps to here', data.edges.filter(edge => edge.to === view.selected), 'from', '←'));
}

const steps = (title, edges, end, arrow) => edges.length === 0 ? null :
    section({class: 'steps'},
        h2(null, title),
        ol(null, edges.map(edge => li({key: `${edge.from} ${edge.to}`},
            button({type: 'button', onClick: () => show(edge[end])}, `${arrow} ${edge[end]}`),
            span(null, edge.labels.join('; '))))));

showTheme(view.theme);
update({});
addEventListener('hashchange', () => update({selected: fromLink() ?? view.selected}));
addEventListener('keydown', event => {
  if (event.key === '/' && !(event.target instanceof HTMLInputElement)) {
    event.preventDefault();
    document.querySelector('input[type=search]').focus();
  }
});
// After the first paint: a large graph takes seconds.
requestAnimationFrame(() => setTimeout(() => draw(data, document.getElementById('drawing'), select).then(
    () => {
      update({drawn: true});
      scale(fit() < READABLE ? 0.8 : Math.min(1, fit()));
      reveal();
    },
    trouble => update({trouble: `It cannot be drawn: ${trouble.message}`}))));
