import { mostSpecificPages } from './mostSpecificPages';
import { TextPatterns } from './TextPatterns';

describe('mostSpecificPages', () => {
  const pages = [
    { id: 'tea', types: ['*Tea:*'] },
    { id: 'green-tea', types: ['*Tea:Green*', 'Leaf'] },
    { id: 'cold-tea', types: ['*Tea:Chill*'] },
    { id: 'anything', types: ['*'] },
  ].map(({ id, types }) => ({ id, types: TextPatterns.create(types) }));

  it.each([
    [['Drinks/Tea:Black'], ['tea']],
    [['Drinks/Tea:Green.Strong'], ['green-tea']],
    [['drinks/TEA:GREEN'], ['green-tea']],
    [['Tea:Black', 'Drinks/Tea:Green'], ['green-tea']],
    [
      ['Tea:Green', 'Tea:Chilled'],
      ['cold-tea', 'green-tea'],
    ],
    [['Leaf of Tea'], ['anything']],
    [[], []],
  ])('%j leads to %j', (types, ids) => {
    expect(mostSpecificPages(pages, types).map(({ id }) => id)).toEqual(ids);
  });
});
