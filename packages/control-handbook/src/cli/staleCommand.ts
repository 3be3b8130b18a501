import { pagesAsWritten } from '../lint/everyPage';
import { packageDirectory } from '../loader/packageDirectory';
import { parseDataset } from '../loader/parseDataset';
import { readDataset } from '../loader/readDataset';
import type { HandbookCommand } from './HandbookCommand';
import { today } from './today';

const defaultDays = 365;
const millisecondsADay = 86_400_000;

/** `yarn handbook stale [days]`: pages whose last review is longer ago, the oldest first. */
export const staleCommand: HandbookCommand = async ([words], print) => {
  const days = words === undefined ? defaultDays : Number(words);
  if (!Number.isInteger(days) || days < 0) {
    print(`stale takes a number of days, not "${words}"`);
    return 2;
  }
  const { files } = await readDataset(packageDirectory());
  const written = pagesAsWritten(parseDataset(files));
  const now = Date.parse(today());
  const stale = written
    .map(({ file, frontMatter }) => ({
      file,
      reviewed: frontMatter.reviewed,
      age: (now - Date.parse(frontMatter.reviewed)) / millisecondsADay,
    }))
    .filter(({ age }) => age >= days)
    .sort((left, right) => right.age - left.age);
  for (const { file, reviewed } of stale) {
    print(`${reviewed} ${file}`);
  }
  print(
    `${stale.length} of ${written.length} pages were reviewed ${days} days ago or earlier`,
  );
  return 0;
};
