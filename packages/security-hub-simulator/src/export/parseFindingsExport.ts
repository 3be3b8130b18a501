import { AsffRecord } from '../store/AsffRecord';
import { BrokenEntry, scanElements } from './scanElements';

/** What an export holds. */
export type ParsedExport = {
  records: AsffRecord[];
  /** Entries that could not be read, with the line they begin in. */
  broken: BrokenEntry[];
};

function isRecord(value: unknown): value is AsffRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEnvelope(value: unknown): value is { Findings: unknown[] } {
  return isRecord(value) && Array.isArray(value.Findings);
}

function parseLines(text: string): ParsedExport {
  const result: ParsedExport = { records: [], broken: [] };
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') {
      continue;
    }
    try {
      const value: unknown = JSON.parse(line);
      if (isEnvelope(value)) {
        result.records.push(...value.Findings.filter(isRecord));
      } else if (isRecord(value)) {
        result.records.push(value);
      } else {
        result.broken.push({ line: index + 1, reason: 'not a JSON object' });
      }
    } catch (error) {
      result.broken.push({
        line: index + 1,
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }
  return result;
}

/**
 * Reads an export of findings: the output of `aws securityhub get-findings`
 * (`{"Findings": [...]}`, one or several after another), a JSON array, or JSON
 * Lines. Entries that are broken are reported; the others are returned as they
 * are.
 */
export function parseFindingsExport(text: string): ParsedExport {
  const content = text.replace(/^\uFEFF/, '');
  const firstLine = content.trimStart().split('\n', 1)[0].trim();
  const startsWithRecord = (() => {
    try {
      const value: unknown = JSON.parse(firstLine);
      return isRecord(value) && !isEnvelope(value);
    } catch {
      return false;
    }
  })();
  if (
    startsWithRecord ||
    (!/^\s*\[/.test(content) && !/"Findings"\s*:\s*\[/.test(content))
  ) {
    const whole = wholeRecord(content);
    return whole ?? parseLines(content);
  }
  const result: ParsedExport = { records: [], broken: [] };
  for (const element of scanElements(content)) {
    if ('reason' in element) {
      result.broken.push(element);
      continue;
    }
    if (isRecord(element.value)) {
      result.records.push(element.value);
    } else {
      result.broken.push({ line: element.line, reason: 'not a JSON object' });
    }
  }
  return result;
}

/** One pretty-printed finding alone is neither an envelope nor JSON Lines. */
function wholeRecord(content: string): ParsedExport | undefined {
  try {
    const value: unknown = JSON.parse(content);
    return isRecord(value) ? { records: [value], broken: [] } : undefined;
  } catch {
    return undefined;
  }
}
