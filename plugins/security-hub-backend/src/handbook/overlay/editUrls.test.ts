import { OverlaySettings } from '../../config/settings';
import { editUrlOf, newFileUrlOf } from './editUrls';

const schedule = { minutes: 10 };
const folder: OverlaySettings = { from: 'folder', path: '/handbook', schedule };

it('leads to a file below the address', () => {
  expect(
    editUrlOf('S3/S3 9.md', {
      ...folder,
      editUrl: 'https://git.example.com/handbook/',
    }),
  ).toBe('https://git.example.com/handbook/S3/S3%209.md');
  expect(editUrlOf('S3.9.md', folder)).toBeUndefined();
});

it.each([
  [
    'https://github.com/acme/handbook/tree/main/overlay',
    'https://github.com/acme/handbook/new/main/overlay?filename=S3.9.md',
  ],
  [
    'https://github.com/acme/handbook/edit/main',
    'https://github.com/acme/handbook/new/main?filename=S3.9.md',
  ],
  [
    'https://gitlab.com/acme/security/handbook/-/blob/main/overlay/',
    'https://gitlab.com/acme/security/handbook/-/new/main/overlay?file_name=S3.9.md',
  ],
  ['https://git.example.com/handbook', 'https://git.example.com/handbook'],
])('of %s leads to a new file: %s', (url, expected) => {
  expect(newFileUrlOf('S3.9.md', { from: 'url', url, schedule })).toBe(
    expected,
  );
  expect(newFileUrlOf('S3.9.md', folder)).toBeUndefined();
});
