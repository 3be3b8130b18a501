import { usedCommands } from './usedCommands';

describe('usedCommands', () => {
  it('names every call, wherever it stands', () => {
    expect(
      usedCommands(
        'X=$(aws --region r sts get-caller-identity)\naws rds wait db-snapshot-available --x | xargs -n1 aws s3 rb s3://b\naws\necho aws a b',
      ),
    ).toEqual([
      'sts get-caller-identity',
      'rds wait db-snapshot-available',
      's3 rb',
      '',
    ]);
  });
});
