import { CloudFormationSchema } from './CloudFormationSchema';
import { replacementBy } from './replacementBy';

const schema = CloudFormationSchema.create({
  source: 'test',
  version: '1',
  date: '2026-11-26',
  resources: {
    'AWS::Kumo::Menu': {
      properties: {
        Name: 'string',
        Zone: 'string',
        Note: 'string',
        Kitchen: { ref: 'Kitchen' },
        Rules: { list: { ref: 'Rule' } },
        Prices: { map: { ref: 'Rule' } },
        Either: { any: ['string', { ref: 'Rule' }] },
      },
      replaces: ['Kitchen', 'Name'],
      mayReplace: ['Rules', 'Zone'],
      attributes: [],
      definitions: {
        Kitchen: { properties: { Stove: 'string' } },
        Rule: {
          properties: {
            Inner: { ref: 'Rule' },
            Kind: 'string',
            Text: 'string',
          },
          replaces: ['Kind'],
        },
      },
    },
  },
});

describe('replacementBy', () => {
  it.each([
    ['Name', 'yes'],
    ['Zone', 'maybe'],
    ['Note', 'no'],
    ['Kitchen.Stove', 'yes'], // as a part of what replaces
    ['Rules.Kind', 'yes'], // the part says more than the whole
    ['Rules.Text', 'maybe'],
    ['Rules.Inner.Inner.Kind', 'yes'],
    ['Prices.lunch.Kind', 'yes'],
    ['Prices.lunch.Text', 'no'],
    ['Prices.Kind', 'no'], // a key of the map
    ['Either.Kind', 'yes'],
    ['Either', 'no'],
    ['Nothing.Kind', 'no'],
    ['', 'no'],
  ])('answers for %s: %s', (property, answer) => {
    expect(replacementBy(schema, 'AWS::Kumo::Menu', property)).toBe(answer);
  });

  it('knows nothing of a type that is not in the schema', () => {
    expect(replacementBy(schema, 'AWS::Kumo::Cup', 'Name')).toBe('no');
  });
});
