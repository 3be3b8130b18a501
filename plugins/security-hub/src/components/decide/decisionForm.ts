import {
  DecisionKind,
  DecisionReason,
  DecisionRequest,
} from 'backstage-plugin-security-hub-common';
import { DateTime } from 'luxon';
import { Format } from '../../format/useFormat';
import { Translate } from '../../translations/useTranslation';

/** Days after which an acceptance ends unless the reader chooses otherwise. */
const defaultDays = 90;

/** What the reader fills in. `endDate` is a day of the reader's calendar, `YYYY-MM-DD`. */
export type DecisionForm = {
  reason?: DecisionReason;
  justification: string;
  endDate: string;
};

/** A part of the form with a mistake. */
export type FormField = keyof DecisionForm;
/** What is wrong, by part; `general` belongs to none. */
export type FormErrors = Partial<Record<FormField | 'general', string>>;

/** Whether a kind of decision needs a reason, a justification and an end. */
export function needsReason(kind: DecisionKind): boolean {
  return kind === 'accept-risk' || kind === 'false-positive';
}

/** The day on which the form starts: what the handbook suggests or 90 days, within the limit. */
export function firstEndDate(
  now: DateTime,
  latest: DateTime,
  suggestedDays: number | undefined,
): string {
  const wanted = now.plus({ days: suggestedDays ?? defaultDays });
  return (wanted < latest ? wanted : latest).toISODate() ?? '';
}

/** The moment at which a decision ends: the end of the chosen day, or the latest moment that is allowed on it. */
export function endOf(endDate: string, latest: DateTime): DateTime {
  const end = DateTime.fromISO(endDate).endOf('day');
  return end.hasSame(latest, 'day') && end > latest ? latest : end;
}

/** What the reader has to mend before the form can be sent. */
export function checkForm(
  kind: DecisionKind,
  form: DecisionForm,
  latest: DateTime,
  format: Format,
  t: Translate,
): FormErrors {
  if (!needsReason(kind)) {
    return {};
  }
  const errors: FormErrors = {};
  if (!form.reason) {
    errors.reason = t('dialog.reasonMissing');
  }
  if (form.justification.trim() === '') {
    errors.justification = t('dialog.justificationMissing');
  }
  const end = endOf(form.endDate, latest);
  if (!end.isValid) {
    errors.endDate = t('dialog.endDateMissing');
  } else if (end <= format.now) {
    errors.endDate = t('dialog.endDatePast');
  } else if (end > latest) {
    errors.endDate = t('dialog.endDateTooLate', {
      date: format.date(latest.toISO() ?? ''),
    });
  }
  return errors;
}

/** The form as the API takes it. */
export function requestOf(
  kind: DecisionKind,
  findingKeys: string[],
  form: DecisionForm,
  latest: DateTime,
): DecisionRequest {
  const justification = form.justification.trim();
  return {
    kind,
    findingKeys,
    ...(needsReason(kind)
      ? {
          reason: form.reason,
          endsAt: endOf(form.endDate, latest).toUTC().toISO() ?? undefined,
        }
      : {}),
    ...(justification === '' ? {} : { justification }),
  };
}

/** Puts the backend's words at the part of the form that they speak of. */
export function serverErrors(message: string): FormErrors {
  if (/endsAt/.test(message)) {
    return { endDate: message };
  }
  if (/justification/.test(message)) {
    return { justification: message };
  }
  if (/\breason\b/.test(message)) {
    return { reason: message };
  }
  return { general: message };
}
