import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { PriorityInput } from 'backstage-plugin-security-hub-common';
import { PriorityReasons } from './PriorityReasons';

const input = (
  name: PriorityInput['input'],
  value: string,
  effect: PriorityInput['effect'] = 'none',
): PriorityInput => ({
  input: name,
  value,
  effect,
  words: `backend: ${name} ${value}`,
});

async function items(inputs: PriorityInput[]) {
  renderInTestApp(<PriorityReasons explanation="In short" inputs={inputs} />);
  const list = await screen.findByRole('list', {
    name: 'What the priority was made from',
  });
  return within(list)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
}

describe('PriorityReasons', () => {
  it('names each input and what it did', async () => {
    expect(
      await items([
        input('start', 'medium', 'sets'),
        input('exposure', 'internet-by-other', 'raises'),
        input('exploit', 'known', 'raises'),
        input('fix', 'none', 'lowers'),
        input('threat-activity', 'active', 'raises'),
        input('age', '90 days'),
        input('likelihood', 'critical', 'sets'),
        input('severity', 'HIGH', 'sets'),
        input('environment', 'dev', 'lowers'),
        input('lifecycle', 'production'),
        input('tier', '1', 'raises'),
      ]),
    ).toEqual([
      'Starts at medium',
      'Reachable from the internet, as another finding of the resource says raises',
      'An exploit is known raises',
      'No fix is available lowers',
      'The same resource is under attack raises',
      'Known for more than 90 days',
      'Likelihood critical',
      "AWS's severity: High",
      'Development lowers',
      'Lifecycle production',
      'Tier 1 raises',
    ]);
    expect(screen.queryByText('In short')).not.toBeInTheDocument();
  });

  it('shows the words of a backend that knows more', async () => {
    expect(
      await items([
        input('exposure', 'moon', 'raises'),
        input('weather' as PriorityInput['input'], 'rain', 'lowers'),
      ]),
    ).toEqual([
      'backend: exposure moon raises',
      'backend: weather rain lowers',
    ]);
  });

  it('shows the sentence where no inputs are stored yet', async () => {
    renderInTestApp(<PriorityReasons explanation="In short" inputs={[]} />);
    expect(await screen.findByText('In short')).toBeInTheDocument();
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
  });
});
