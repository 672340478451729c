import {names, tags} from './elements.js';
import {byName} from './lanes.js';
import {valueText} from './words.js';

const {table, caption, tbody, thead, tr, th, td, span, button, a, div} = tags;

// The variables in groups: the objects with the same fields are one table, the others' fields a
// list each. Control points are left out; the call stacks say where strands stand. `some` says
// which variables are wanted; a table has the rows and columns in which there is one.
export function stateGroups(trace, some) {
  const strands = new Set(trace.states[0].stacks.map(stack => stack.strand));
  const objects = new Map();
  for (const name of trace.variables) {
    const dot = name.lastIndexOf('.');
    const object = dot > 0 ? name.slice(0, dot) : '';
    const field = name.slice(dot + 1);
    if (!(field === 'at' && strands.has(object))) {
      objects.set(object, [...objects.get(object) ?? [], field]);
    }
  }
  const shapes = new Map();
  for (const [object, fields] of objects) {
    const shape = object === '' ? '' : fields.toSorted().join('\n');
    shapes.set(shape, [...shapes.get(shape) ?? [], {object, fields}]);
  }
  return [...shapes.values()].map(members => wanted(members, some))
      .filter(group => group.objects.length > 0);
}

function wanted(members, some) {
  const objects = members.map(member => member.object).toSorted(byName);
  const fields = members[0].fields;
  return {
    objects: objects.filter(object => fields.some(field => some(variableName(object, field)))),
    fields: fields.filter(field => objects.some(object => some(variableName(object, field)))),
  };
}

// What a reader looks for: what changes in the course of the trace, and what the flaw read.
export function ofInterest(trace) {
  const read = new Set((trace.meta.explanation?.reads ?? []).map(each => trace.accessed(each)));
  return name => trace.histories.get(name).values.length > 1 || read.has(name);
}

const variableName = (object, field) => object === '' ? field : `${object}.${field}`;

// The values at a position. What the step changed shows its old value; what it read is underlined; a
// small number is the step that wrote the value.
export function stateTables({trace, groups, position, pinned, toggle}) {
  const step = position > 0 ? trace.step(position) : null;
  const read = new Set(step?.accesses.filter(access => !access.write).map(access => trace.accessed(access)));
  const cell = (object, field) => valueCell({trace, position, read, pinned, toggle}, variableName(object, field));
  const single = groups.filter(group => group.objects.length === 1);
  const several = groups.filter(group => group.objects.length > 1);
  return div({class: 'variables'},
      several.map(group => pivot(group, cell)),
      single.length > 0 ? div({class: 'singles'}, single.map(group => list(group, cell))) : null);
}

function pivot({objects, fields}, cell) {
  const down = fields.length >= objects.length ? fields : objects;
  const across = down === fields ? objects : fields;
  const at = (row, column) => down === fields ? cell(column, row) : cell(row, column);
  return table({key: objects.join(), class: 'pivot'},
      thead(null, tr(null, td(null), across.map(name => th({scope: 'col'}, name)))),
      tbody(null, down.map(row =>
          tr({key: row}, th({scope: 'row'}, row), across.map(column => at(row, column))))));
}

const list = ({objects: [object], fields}, cell) =>
    table({key: object, class: 'single'},
        object === '' ? null : caption(null, object),
        tbody(null, fields.map(field => tr({key: field}, th({scope: 'row'}, field), cell(object, field)))));

function valueCell({trace, position, read, pinned, toggle}, name) {
  const value = valueText(trace.value(name, position));
  const since = trace.since(name, position);
  const changed = trace.changed(name, position);
  const old = changed ? valueText(trace.value(name, position - 1)) : null;
  const kind = names('value-cell', changed && 'changed', read.has(name) && 'read', QUIET.has(value) && 'quiet');
  return td({key: name, class: kind},
      button({
        type: 'button',
        class: 'pin',
        'aria-pressed': String(pinned.has(name)),
        title: `${name}: ${pinned.has(name) ? 'take from' : 'show in'} the timeline`,
        onClick: () => toggle(name),
      },
      changed ? [span({class: 'old'}, old), span({class: 'becomes', 'aria-label': 'becomes'}, ' → ')] : null,
      span({class: 'new'}, value)),
      since > 0 && !changed ? a({class: 'writer', href: `#step=${since}`, title: `written in step ${since}`}, since) : null);
}

const QUIET = new Set(['null', 'false', '0', '[]']);
