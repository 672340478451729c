const MEMORY = 1 << 28;

// Lays the graph out and puts it into `place`; a click, or Enter, on a node selects it.
export function draw(data, place, select) {
  const viz = new self.Viz({Module: () => self.Viz.Module({TOTAL_MEMORY: MEMORY}), render: self.Viz.render});
  return viz.renderSVGElement(data.dot).then(svg => {
    svg.setAttribute('role', 'group');
    svg.setAttribute('aria-label', data.title);
    svg.querySelectorAll('.node').forEach(node => prepareNode(node, data, select));
    svg.querySelectorAll('.edge').forEach(prepareEdge);
    // What hovering would show is said beside the graph.
    svg.querySelectorAll('title').forEach(title => title.remove());
    place.replaceChildren(svg);
  });
}

function prepareNode(node, data, select) {
  const number = numberOf(node);
  const {flaws, initial} = data.nodes[number];
  node.dataset.number = number;
  node.classList.toggle('flaw', flaws.length > 0);
  node.classList.toggle('first', initial);
  node.setAttribute('tabindex', '0');
  node.setAttribute('role', 'button');
  node.setAttribute('aria-label', [`state ${number}`, ...flaws].join(', '));
  node.addEventListener('click', () => select(number));
  node.addEventListener('keydown', event => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      select(number);
    }
  });
}

function prepareEdge(edge) {
  const [from, to] = edge.querySelector('title').textContent.split('->').map(name => Number(name.slice(1)));
  edge.dataset.from = from;
  edge.dataset.to = to;
  edge.classList.toggle('loop', from === to);
}

const numberOf = node => Number(node.querySelector('title').textContent.slice(1));

// Shows which node is selected, where its edges go, and which nodes have been found.
export function mark(data, selected, found) {
  for (const node of document.querySelectorAll('#drawing .node')) {
    const number = Number(node.dataset.number);
    node.classList.toggle('selected', number === selected);
    node.classList.toggle('pale', found !== null && !found.has(number));
  }
  for (const edge of document.querySelectorAll('#drawing .edge')) {
    edge.classList.toggle('out', Number(edge.dataset.from) === selected);
    edge.classList.toggle('in', Number(edge.dataset.to) === selected);
  }
}

// The factor by which the whole drawing fits into its sheet.
export function fit() {
  const box = document.querySelector('#drawing svg').viewBox.baseVal;
  const sheet = document.querySelector('.sheet');
  return Math.min((sheet.clientWidth - 16) / box.width, (sheet.clientHeight - 16) / box.height);
}
