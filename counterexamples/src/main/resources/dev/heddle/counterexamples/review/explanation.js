import {tags} from './elements.js';
import {placeText, valueText} from './words.js';

const {section, h2, p, ul, ol, li, a, span, table, tbody, tr, th, td, code, div, details, summary} = tags;

// Why it happened, with links to the steps that made it so. A trace that does not say has the flaw's
// own words only.
export function explanationView({trace}) {
  const {explanation, cycle} = trace.meta;
  const texts = explanation?.summary ?? [];
  const waits = explanation?.waits ?? [];
  const body = [
    texts.map(text => p({class: 'why'}, text)),
    waits.length > 0 ? waitsList(waits) : cycle.length > 0 ? ol({class: 'cycle'}, cycle.map(text => li(null, text))) : null,
    explanation?.parts?.length > 0 ? partsTable(explanation.parts) : null,
    explanation?.reads?.length > 0 ? readsTable(explanation.reads) : null,
    explanation?.steps?.length > 0 ? stepsList(explanation.steps, trace) : null,
  ];
  if (texts.length === 0 && waits.length === 0 && cycle.length === 0) {
    return null;
  }
  return section({class: 'explanation', 'aria-labelledby': 'why'},
      h2({id: 'why'}, 'Why'),
      div({class: 'reasons'}, body));
}

const stepLink = step => a({class: 'step-link', href: `#step=${step}`}, `step ${step}`);

const waitsList = waits =>
    ul({class: 'waits'}, waits.map(wait =>
        li(null,
            code(null, wait.runner),
            wait.strand !== wait.runner ? span({class: 'aside'}, ` running ${wait.strand}`) : null,
            ' waits for ', code(null, wait.lock ?? wait.condition ?? 'something'),
            wait.owner ? [', held by ', code(null, wait.owner)] : null,
            wait.place ? span({class: 'aside'}, ` at ${placeText(wait.place)}`) : null,
            wait.since > 0 ? [', since ', stepLink(wait.since)] : null)));

const partsTable = parts =>
    table({class: 'parts'}, tbody(null, parts.map(part =>
        tr({class: part.decides ? 'decides' : ''}, th({scope: 'row'}, code(null, part.text)), td(null, part.value)))));

const readsTable = reads =>
    table({class: 'reads'}, tbody(null, reads.map(read =>
        tr(null,
            th({scope: 'row'}, code(null, read.variable)),
            td(null, code(null, valueText(read.value))),
            td(null, read.step === null ? 'as it was in the beginning' : ['since ', stepLink(read.step)])))));

const stepsList = (steps, trace) =>
    details({class: 'matter', open: steps.length <= 12},
        summary(null, `The ${steps.length} of ${trace.last} steps that matter`),
        ol(null, steps.map(({step, because}) =>
            li({key: step}, stepLink(step), span({class: 'aside'}, ` ${because.join('; ')}`)))));
