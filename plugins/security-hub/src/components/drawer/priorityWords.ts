import {
  environments,
  priorities,
  PriorityInput,
  severities,
} from 'backstage-plugin-security-hub-common';
import { Translate } from '../../translations/useTranslation';

const exposures = ['internet', 'internet-by-other', 'internal'] as const;
const exploits = ['known', 'likely'] as const;

function isOneOf<Word extends string>(
  value: string,
  words: readonly Word[],
): value is Word {
  return words.some(word => word === value);
}

/** An input of a priority in the reader's language; one that this portal does not know, in the words of the backend. */
export function priorityWords(input: PriorityInput, t: Translate): string {
  const { value } = input;
  switch (input.input) {
    case 'sample':
    case 'fix':
    case 'threat-activity':
    case 'purpose':
      return t(`priorityInputs.${input.input}`);
    case 'start':
    case 'likelihood':
      return isOneOf(value, priorities)
        ? t(`priorityInputs.${input.input}`, {
            value: t(`likelihood.${value}`),
          })
        : input.words;
    case 'exposure':
      return isOneOf(value, exposures)
        ? t(`priorityInputs.exposures.${value}`)
        : input.words;
    case 'exploit':
      return isOneOf(value, exploits)
        ? t(`priorityInputs.exploits.${value}`)
        : input.words;
    case 'threat':
    case 'severity':
    case 'adjusted-severity':
      return isOneOf(value, severities)
        ? t(`priorityInputs.${input.input}`, { value: t(`severity.${value}`) })
        : input.words;
    case 'environment':
      return isOneOf(value, environments)
        ? t(`environment.${value}`)
        : input.words;
    case 'age':
    case 'lifecycle':
    case 'tier':
    case 'verdict':
      return t(`priorityInputs.${input.input}`, { value });
    default:
      return (input as PriorityInput).words;
  }
}
