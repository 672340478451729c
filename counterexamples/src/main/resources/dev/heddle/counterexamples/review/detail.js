import {tags} from './elements.js';
import {withLinks} from './explanation.js';
import {sourceView} from './source.js';
import {accessText, actionText, methodText, placeText, whoText} from './words.js';

const {section, h2, h3, p, span, ul, li, div} = tags;

// What a step did: who, where, what it chose, and the lines it went through.
export function stepDetail({trace, position}) {
  if (position === 0) {
    return section({class: 'detail', 'aria-labelledby': 'detail'},
        h2({id: 'detail'}, 'Initial state'),
        p({class: 'where'}, 'Before the first step.'));
  }
  const step = trace.step(position);
  const because = trace.meta.explanation?.steps?.find(each => each.step === position)?.because ?? [];
  return section({class: 'detail', 'aria-labelledby': 'detail'},
      h2({id: 'detail'}, span({class: 'ordinal'}, `Step ${position}`), ' ', actionText(step)),
      p({class: 'where'},
          span({class: 'runner'}, whoText(step)),
          span({class: 'place'}, `${methodText(step)}, ${placeText(step)}`)),
      position === trace.last ? p({class: 'flaw-here'}, span({class: 'kind'}, trace.kind), ` ${trace.meta.message}`) : null,
      because.length > 0 ? p({class: 'because'}, 'It matters: ', withLinks(because.join('; '), trace), '.') : null,
      step.choices.length > 0
        ? ul({class: 'choices', 'aria-label': 'Choices'}, step.choices.map((choice, index) =>
            li({key: index, class: choice.startsWith('split') ? 'split' : ''}, choice)))
        : null,
      sourceView({trace, position}),
      step.accesses.length > 0 ? accesses(step) : null);
}

const accesses = step =>
    div({class: 'accesses'},
        h3(null, 'Reads and writes'),
        ul(null, step.accesses.map((access, index) =>
            li({key: index, class: access.write ? 'write' : 'read'}, accessText(access)))));
