import { controlIdOfPath } from '../../loader/parseDataset';
import type { LintRule } from '../LintRule';

/** Every file can be parsed and validated, and lies where its id belongs. */
export const schemaRule: LintRule = {
  name: 'schema',
  check({ dataset, files }) {
    const misplaced = files.flatMap(({ path }) => {
      const [, folder] = path.split('/');
      const id = controlIdOfPath(path);
      return folder === '_shared' || id.startsWith(`${folder}.`)
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
