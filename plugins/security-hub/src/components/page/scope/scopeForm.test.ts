import {
  emptyScopeForm,
  parseScopeForm,
  requestOf,
  ScopeForm,
  scopeFormOf,
  writeScopeForm,
} from './scopeForm';

const form: ScopeForm = {
  ...emptyScopeForm,
  accounts: '111122223333',
  tags: 'Service=checkout; Env="R&D, Tokyo"',
  scope: '- accounts: [111122223333]\n  not:\n    - tags: [Temporary]',
  full: true,
  owner: 'group:default/team-a',
};

const written = (value: ScopeForm) =>
  writeScopeForm(new URLSearchParams('tab=scope'), value);

describe('scopeForm', () => {
  it('reads from the URL what it writes there', () => {
    expect(parseScopeForm(written(form))).toEqual(form);
    const ofEntity = { ...form, full: false, scope: '', owner: undefined };
    expect(
      parseScopeForm(written({ ...ofEntity, entity: 'component:default/a' })),
    ).toEqual({ ...ofEntity, entity: 'component:default/a' });
    expect(written({ ...form, entity: 'api:default/b' }).get('owner')).toBe(
      null,
    );
    expect(written(emptyScopeForm).toString()).toBe('tab=scope');
  });

  it('keeps texts out of the URL that are too long for it', () => {
    const long = written({ ...form, scope: 'x'.repeat(5_000) });
    expect(long.toString().length).toBeLessThan(200);
    expect(long.get('owner')).toBe('group:default/team-a');
  });

  it('asks for what is filled in, and for the full form only where it counts', () => {
    expect(requestOf(emptyScopeForm)).toBeUndefined();
    expect(requestOf({ ...emptyScopeForm, scope: '- x' })).toBeUndefined();
    expect(requestOf({ ...form, tags: ' ' })).toEqual({
      annotations: {
        'aws-security-hub/account-ids': '111122223333',
        'aws-security-hub/scope': form.scope,
      },
      owner: 'group:default/team-a',
    });
    expect(
      requestOf({ ...form, full: false, entity: ' component:default/a ' }),
    ).toEqual({
      annotations: {
        'aws-security-hub/account-ids': '111122223333',
        'aws-security-hub/tags': form.tags,
      },
      entityRef: 'component:default/a',
    });
  });

  it('starts with the annotations of an entity, those of other plugins where ours are absent', () => {
    expect(
      scopeFormOf('component:default/a', {
        'amazonaws.com/account-id': '111122223333',
        'aws-security-hub/tags': 'Service=a',
        'aws.amazon.com/aws-securityhub-findings-tags': 'Service=b',
        'aws-security-hub/arns': 'arn:aws:s3:::a-*',
        'aws.amazon.com/arn': 'arn:aws:sqs:*:111122223333:a',
        'aws-security-hub/scope': '- regions: [eu-west-1]',
        'example.com/other': 'x',
      }),
    ).toEqual({
      ...emptyScopeForm,
      entity: 'component:default/a',
      accounts: '111122223333',
      tags: 'Service=a',
      arns: 'arn:aws:s3:::a-*, arn:aws:sqs:*:111122223333:a',
      scope: '- regions: [eu-west-1]',
      full: true,
    });
  });
});
