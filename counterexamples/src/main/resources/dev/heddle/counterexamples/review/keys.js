// What the keys do; the same list is shown as help.
export const KEYS = [
  {keys: ['ArrowRight', 'l', 'n'], shown: '→', what: 'next step', go: here => here.position + 1},
  {keys: ['ArrowLeft', 'h', 'p'], shown: '←', what: 'step before', go: here => here.position - 1},
  {keys: [']'], shown: ']', what: 'next step of the same strand', go: here => here.sameStrand(1)},
  {keys: ['['], shown: '[', what: 'step before of the same strand', go: here => here.sameStrand(-1)},
  {keys: ['PageDown'], shown: 'Page ↓', what: 'ten steps on', go: here => here.position + 10},
  {keys: ['PageUp'], shown: 'Page ↑', what: 'ten steps back', go: here => here.position - 10},
  {keys: ['Home'], shown: 'Home', what: 'initial state', go: () => 0},
  {keys: ['End'], shown: 'End', what: 'last step', go: here => here.last},
  {keys: ['/'], shown: '/', what: 'search; Enter is the next match', act: here => here.search()},
  {keys: ['+', '='], shown: '+', what: 'wider timeline', act: here => here.zoom(1)},
  {keys: ['-'], shown: '−', what: 'narrower timeline', act: here => here.zoom(-1)},
  {keys: ['?'], shown: '?', what: 'this help', act: here => here.help()},
];

// Handles a key for the whole page, unless something that takes text or numbers has it.
export function handleKey(event, here) {
  const element = event.target;
  const taken = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  if (taken || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) {
    return;
  }
  const known = KEYS.find(each => each.keys.includes(event.key));
  if (known) {
    event.preventDefault();
    if (known.go) {
      here.go(known.go(here));
    } else {
      known.act(here);
    }
  }
}
