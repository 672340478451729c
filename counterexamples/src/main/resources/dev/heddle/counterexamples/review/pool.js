// The JSON value that the data element of the page holds, as PooledJson wrote it: every distinct
// part once, parts before wholes, the value itself last. Equal parts become the same object.
export function readPool() {
  const values = [];
  for (const entry of JSON.parse(document.getElementById('data').textContent)) {
    values.push(whole(entry, values));
  }
  return values[values.length - 1];
}

function whole(entry, values) {
  if (Array.isArray(entry)) {
    return entry.map(number => values[number]);
  }
  if (entry !== null && typeof entry === 'object') {
    // Not by assignment: a variable may have the name __proto__.
    return Object.fromEntries(Object.entries(entry).map(([name, number]) => [name, values[number]]));
  }
  return entry;
}
