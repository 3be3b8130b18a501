import { pageIdOfPath } from '../../loader/parsePages';
import type { LintRule } from '../LintRule';

/** Every file can be parsed and validated, and lies where its id belongs. */
export const schemaRule: LintRule = {
  name: 'schema',
  check({ dataset, files }) {
    const misplaced = files.flatMap(({ path }) => {
      const [root, folder] = path.split('/');
      const id = pageIdOfPath(path);
      // A page about finding types names its folder itself.
      return root === 'findings' ||
        folder === '_shared' ||
        id.startsWith(`${folder}.`)
        ? []
        : [
            {
              file: path,
              message: `does not belong into the folder ${folder}`,
            },
          ];
    });
    return [
      ...dataset.problems.flatMap(({ file, problems }) =>
        problems.map(message => ({ file, message })),
      ),
      ...misplaced,
    ];
  },
};
