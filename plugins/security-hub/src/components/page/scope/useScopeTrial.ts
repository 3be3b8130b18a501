import { ScopeProblem } from 'backstage-plugin-security-hub-common';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useScopePreview } from '../../../queries/organisationQueries';
import {
  annotationOf,
  parseScopeForm,
  requestOf,
  ScopeForm,
  usedFields,
  writeScopeForm,
} from './scopeForm';
import { FormMistake } from './ScopeFormFields';

/** The mistakes that are still in the texts of the form: what has been changed since is not known to be wrong. */
function currentProblems(
  form: ScopeForm,
  tried: ScopeForm,
  problems: readonly ScopeProblem[],
): ScopeProblem[] {
  const unchanged = usedFields(form)
    .filter(field => form[field] === tried[field])
    .map(field => annotationOf[field]);
  return problems.filter(({ annotation }) => unchanged.includes(annotation));
}

function isSame(a: ScopeForm, b: ScopeForm): boolean {
  return JSON.stringify(requestOf(a)) === JSON.stringify(requestOf(b));
}

/**
 * A form and what came of the last trial. The tried form is in the URL, so that a link shows the same result; a form that comes with the
 * URL is tried at once.
 *
 * @param groups - those of the reader; the first is the owner unless the form says otherwise
 */
export function useScopeTrial(groups: readonly string[]) {
  const [parameters, setParameters] = useSearchParams();
  const [first] = useState((): ScopeForm => {
    const form = parseScopeForm(parameters);
    const [owner] = groups;
    if (form.entity !== undefined || form.owner !== undefined) {
      return form;
    }
    return owner === undefined ? { ...form, entity: '' } : { ...form, owner };
  });
  const [form, setForm] = useState(first);
  const [tried, setTried] = useState<ScopeForm | undefined>(() =>
    requestOf(first) && first.entity?.trim() !== '' ? first : undefined,
  );
  const [trial, setTrial] = useState(0);
  const [mistake, setMistake] = useState<FormMistake>();
  const request = useMemo(() => tried && requestOf(tried), [tried]);
  const query = useScopePreview(request, trial);
  return {
    form,
    mistake,
    query,
    tried,
    /** The result is that of another form */
    changed: tried !== undefined && !isSame(form, tried),
    problems: tried
      ? currentProblems(form, tried, query.data?.problems ?? [])
      : [],
    change: (changes: Partial<ScopeForm>) => {
      setForm(current => ({ ...current, ...changes }));
      setMistake(undefined);
    },
    submit: () => {
      if (form.entity?.trim() === '') {
        setMistake('entity');
      } else if (!requestOf(form)) {
        setMistake('empty');
      } else {
        setMistake(undefined);
        setTried(form);
        setTrial(trial + 1);
        setParameters(current => writeScopeForm(current, form));
      }
    },
  };
}
