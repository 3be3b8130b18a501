import fc from 'fast-check';
import { parseShorthand } from './parseShorthand';

describe('parseShorthand', () => {
  it.each([
    ['a=b', { a: 'b' }],
    ['a=b,c=d', { a: 'b', c: 'd' }],
    ['a=b,c,d=e', { a: ['b', 'c'], d: 'e' }],
    ['a=1=2,b=x', { a: '1=2', b: 'x' }],
    ['a="b,c",d=\'e f\'', { a: 'b,c', d: 'e f' }],
    ['a=[b,c],d={e=f,g=[h]}', { a: ['b', 'c'], d: { e: 'f', g: ['h'] } }],
    [
      'Rules=[{A={S=aws:kms}},{B=c}]',
      { Rules: [{ A: { S: 'aws:kms' } }, { B: 'c' }] },
    ],
    ['a = b , c = d', { a: 'b', c: 'd' }],
    ['a=b\\,c', { a: 'b,c' }],
    ['a=,b=c', { a: '', b: 'c' }],
    ['a@=file://b', { a: 'file://b' }],
    ['a=[],b={}', { a: [], b: {} }],
    ['__proto__=a', Object.fromEntries([['__proto__', 'a']])],
  ])('reads %s', (text, value) => {
    expect(parseShorthand(text)).toEqual(value);
  });

  it.each([
    ['a', 'expected "="'],
    ['a=b,', 'expected "="'],
    ['a=b c=d e,f=g,f=h', '"f" is given twice'],
    ['a=[b', 'expected ","'],
    ['a={b}', 'expected "="'],
    ['a="b', 'a quote is not closed'],
    ['a={"b": 1}', 'expected "=" after "a={"'],
    ['a=b]', 'expected "," after "a=b", found "]"'],
    ['', 'expected "=" at its start, found the end'],
  ])('refuses %s', (text, message) => {
    expect(() => parseShorthand(text)).toThrow(message);
  });

  it('reads what it is given, nested as deep as it may be', () => {
    const text = fc.stringMatching(/^[A-Za-z0-9:/.-]{1,8}$/);
    const { value } = fc.letrec<{ value: unknown; list: unknown }>(tie => ({
      value: fc.oneof(
        { depthSize: 'small' },
        text,
        tie('list'),
        fc.dictionary(fc.stringMatching(/^[A-Za-z]{1,5}$/), tie('value'), {
          minKeys: 1,
        }),
      ),
      list: fc.array(tie('value')),
    }));
    const write = (given: unknown): string => {
      if (typeof given === 'string') {
        return given;
      }
      return Array.isArray(given)
        ? `[${given.map(write).join(',')}]`
        : `{${Object.entries(given as object)
            .map(([key, inner]) => `${key}=${write(inner)}`)
            .join(',')}}`;
    };
    fc.assert(
      fc.property(value, given => {
        expect(parseShorthand(`a=${write(given)},b=c`)).toEqual({
          a: given,
          b: 'c',
        });
      }),
    );
  });
});
