import { useApiHolder } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/core-plugin-api/alpha';
import { DateTime } from 'luxon';
import { useMemo } from 'react';
import { useNow } from './clock';

/** Writes times and numbers in the reader's language. */
export type Format = {
  /** `en` or `ja`, for the API */
  language: 'en' | 'ja';
  now: DateTime;
  number(value: number): string;
  /** A share from 0 to 1, e.g. `87.5%` */
  percent(share: number): string;
  /** e.g. `Nov 22, 2026` */
  date(iso: string): string;
  /** e.g. `November 2026` */
  month(iso: string): string;
  /** e.g. `Nov 22, 2026, 9:04 AM` */
  dateTime(iso: string): string;
  /** e.g. `2 days ago`, `in 3 days` */
  relative(iso: string): string;
  /** A list in words, e.g. `A, B` */
  list(values: readonly string[]): string;
  /** Alternatives in words, e.g. `A or B` */
  anyOf(values: readonly string[]): string;
};

/** See `Format`. A text that is no time is shown as it is. */
export function useFormat(): Format {
  const language =
    useApiHolder().get(appLanguageApiRef)?.getLanguage().language ?? 'en';
  const now = useNow();
  return useMemo(() => {
    const withTime = (
      iso: string,
      write: (time: DateTime) => string | null,
    ) => {
      const time = DateTime.fromISO(iso).setLocale(language);
      return (time.isValid ? write(time) : undefined) ?? iso;
    };
    return {
      language: language.startsWith('ja') ? 'ja' : 'en',
      now,
      number: value => new Intl.NumberFormat(language).format(value),
      percent: share =>
        new Intl.NumberFormat(language, {
          style: 'percent',
          maximumFractionDigits: 1,
        }).format(share),
      date: iso =>
        withTime(iso, time => time.toLocaleString(DateTime.DATE_MED)),
      month: iso =>
        withTime(iso, time =>
          time.toLocaleString({ year: 'numeric', month: 'long' }),
        ),
      dateTime: iso =>
        withTime(iso, time => time.toLocaleString(DateTime.DATETIME_MED)),
      relative: iso =>
        withTime(iso, time =>
          time.toRelative({ base: now.setLocale(language) }),
        ),
      list: values =>
        new Intl.ListFormat(language, {
          style: 'narrow',
          type: 'conjunction',
        }).format(values),
      anyOf: values =>
        new Intl.ListFormat(language, { type: 'disjunction' }).format(values),
    };
  }, [language, now]);
}
