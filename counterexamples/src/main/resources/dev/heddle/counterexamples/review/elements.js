import {h} from 'preact';

// An element's maker by the element's name: const {div} = tags; div({class: 'x'}, 'text').
// Text becomes text nodes, so no string of a trace is ever read as markup.
export const tags = new Proxy({}, {
  get: (_, name) => (attributes, ...children) => h(name, attributes, ...children),
});

// A class attribute of the names that are not false.
export const names = (...some) => some.filter(Boolean).join(' ');
