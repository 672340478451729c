import {names, tags} from './elements.js';
import {fileName, methodText, placeText} from './words.js';

const {div, h4, table, tbody, tr, td, span, ol, li, figure, figcaption} = tags;
const AROUND = 2;

// The lines that a step went through, file by file in the order of their first line, with those
// around them; only their places when the trace has no source.
export function sourceView({trace, position}) {
  const step = trace.step(position);
  const places = step.path.length > 0 ? step.path : [step];
  const files = new Map();
  for (const place of places) {
    files.set(place.file, [...files.get(place.file) ?? [], place]);
  }
  const sources = trace.meta.sources ?? {};
  return div({class: 'source'},
      [...files].map(([file, some]) =>
          Object.hasOwn(sources, file) ? listing(file, some, sources[file]) : placeList(file, some)));
}

function listing(file, places, lines) {
  const executed = new Set(places.map(place => place.line));
  const near = Object.keys(lines).map(Number)
      .filter(number => [...executed].some(line => Math.abs(line - number) <= AROUND));
  const blank = number => lines[number].trim() === '' && !executed.has(number);
  const shown = near.filter((number, index) =>
      !blank(number) || (near[index - 1] === number - 1 && near[index + 1] === number + 1));
  const indent = Math.min(...shown.filter(n => lines[n].trim() !== '').map(n => lines[n].search(/\S/)));
  return figure({key: file, class: 'listing'},
      figcaption(null, fileName(file)),
      table({role: 'presentation'}, tbody(null, shown.map((number, index) =>
          tr({key: number, class: names(executed.has(number) && 'executed', index > 0 && shown[index - 1] < number - 1 && 'gap')},
              td({class: 'number'}, number),
              td({class: 'code'}, codeText(lines[number].slice(indent))))))));
}

const placeList = (file, places) =>
    figure({key: file, class: 'listing'},
        figcaption(null, fileName(file)),
        ol({class: 'places'}, places.map((place, index) =>
            li({key: index}, span({class: 'number'}, place.line), span({class: 'code'}, methodText(place))))));

const TOKEN = /(\/\/.*$|\/\*.*$)|("(?:[^"\\]|\\.)*")|\b(abstract|boolean|break|case|class|continue|do|else|enum|extends|final|for|if|implements|int|interface|long|new|null|private|protected|public|record|return|static|super|switch|this|throw|true|false|var|void|volatile|while|yield)\b|(@\w+)/g;
const TOKENS = [null, 'comment', 'string', 'keyword', 'annotation'];

// A line of Java with its comments, strings, keywords and annotations marked.
function codeText(line) {
  const parts = [];
  let end = 0;
  for (const match of line.matchAll(TOKEN)) {
    parts.push(line.slice(end, match.index));
    parts.push(span({class: TOKENS[match.findIndex((group, index) => index > 0 && group)]}, match[0]));
    end = match.index + match[0].length;
  }
  parts.push(line.slice(end));
  return parts;
}
