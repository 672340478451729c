import {tags} from './elements.js';
import {runnerOf, valueText} from './words.js';

const {section, h2, p, ol, li, a, span, table, tbody, tr, th, td, code, div, details, summary} = tags;

// Why it happened, with links to the steps that made it so. A trace that does not explain itself has
// at most the cycle of those who wait for one another.
export function explanationView({trace, paper}) {
  const {explanation, cycle} = trace.meta;
  const reads = explanation?.reads ?? [];
  const steps = explanation?.steps ?? [];
  const texts = explanation?.summary ?? cycle;
  if (texts.length === 0) {
    return null;
  }
  const told = text => reads.some(read => text.startsWith(`${read.variable} is `));
  return section({class: 'explanation', 'aria-labelledby': 'why'},
      h2({id: 'why'}, 'Why'),
      div({class: 'reasons'},
          texts.filter(text => !told(text)).map(text => p(null, withLinks(text, trace))),
          reads.length > 0 ? readsTable(reads, trace) : null,
          steps.length > 0 ? stepsList(steps, trace, paper) : null));
}

const MARKED = /\b[Ss]tep (\d+)\b|`([^`]+)`/g;

// The text with a link wherever it names a step, and with `code` as such.
export function withLinks(text, trace) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(MARKED)) {
    const [whole, step, quoted] = match;
    if (quoted || Number(step) <= trace.last) {
      parts.push(text.slice(end, match.index), quoted ? code(null, quoted) : stepLink(step, whole));
      end = match.index + whole.length;
    }
  }
  return [...parts, text.slice(end)];
}

const stepLink = (step, text) => a({class: 'step-link', href: `#step=${step}`}, text);

// What the flaw read, and which step made it so.
const readsTable = (reads, trace) =>
    table({class: 'reads'}, tbody(null, reads.map(read =>
        tr({key: read.variable},
            th({scope: 'row'}, code(null, read.variable)),
            td(null, code(null, valueText(read.value))),
            td(null, read.step > 0 && read.step <= trace.last
              ? [stepLink(read.step, `step ${read.step}`), span({class: 'aside'}, ` by ${runnerOf(trace.step(read.step))}`)]
              : span({class: 'aside'}, 'from the beginning'))))));

const stepsList = (steps, trace, paper) =>
    details({class: 'matter', open: paper},
        summary(null, `The ${steps.length} of ${trace.last} steps that matter`),
        ol(null, steps.map(({step, because}) =>
            li({key: step}, stepLink(step, `step ${step}`), span({class: 'aside'}, ' ', withLinks(because.join('; '), trace))))));
