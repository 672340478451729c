import {tags} from './elements.js';
import {plural} from './words.js';
import {switches} from './steps.js';

const {h1, p, span, dl, dt, dd, div, details, summary, button, wbr} = tags;

// Whose page it is, and its theme.
export const topLine = (theme, onTheme) =>
    div({class: 'top'},
        span({class: 'brand'}, 'heddle'),
        button({type: 'button', class: 'quiet', onClick: onTheme, title: 'light, dark, or as the system'}, `theme: ${theme}`));

// What was checked, and what is wrong.
export function masthead({trace}) {
  const {meta} = trace;
  const count = switches(trace);
  return div({class: 'masthead'},
      h1(null, meta.job.split('/').map((part, index) => index === 0 ? part : [wbr(), `/${part}`])),
      meta.about ? p({class: 'about'}, meta.about) : null,
      p({class: 'verdict'},
          span({class: 'kind'}, trace.kind),
          span({class: 'length'}, ` after ${plural(trace.last, 'step')}${count > 0 ? `, ${plural(count, 'switch').replace('switchs', 'switches')} of strand` : ''}`)),
      p({class: 'message'}, meta.message),
      details({class: 'facts'},
          summary(null, 'What was checked'),
          dl(null, facts(meta).map(([name, value]) => div({key: name}, dt(null, name), dd(null, value))))));
}

function facts(meta) {
  const {states, transitions, depth} = meta.statistics;
  const configuration = Object.entries(meta.configuration).map(([name, value]) => `${name} = ${value}`);
  const shrunk = meta.shrunk ? `${meta.shrunk.job}, ${plural(meta.shrunk.steps, 'step')}` : '';
  return [
    ['property', meta.property],
    ['which says', meta.propertyText ?? ''],
    ['protocol', meta.protocol],
    ['configuration', configuration.join(', ')],
    ['bounds', meta.bounds.join(', ')],
    ['reductions', meta.reductions.join(', ')],
    ['explored', `${plural(states, 'state')}, ${plural(transitions, 'transition')}, depth ${depth}`],
    ['shrunk from', shrunk],
    ['model', meta.modelHash],
    ['found by', `${meta.tool.name} ${meta.tool.version}`],
  ].filter(([, value]) => value !== '');
}
