import { loadHandbook, Overlay } from 'aws-control-handbook';
import { presentReport } from './presentReport';

it('tells few of the problems that a file was stored with', async () => {
  const problems = Array.from({ length: 30_000 }, (_, index) =>
    `line ${index}: `.padEnd(1_000, 'x'),
  );
  const { overlay } = presentReport([], {
    known: {
      overlay: Overlay.create({ pages: new Map(), ownPages: [] }),
      files: new Map([['S3.9.md', { path: 'S3.9.md', problems }]]),
    },
    settings: undefined,
    now: new Date('2026-11-20T12:00:00Z'),
    handbook: await loadHandbook(),
    counted: undefined,
    canEdit: true,
  });
  const [file] = overlay.problems ?? [];
  expect(file?.problems).toHaveLength(21);
  expect(file?.problems[0]).toHaveLength(300);
  expect(file?.problems[20]).toBe('and 29980 more');
});
