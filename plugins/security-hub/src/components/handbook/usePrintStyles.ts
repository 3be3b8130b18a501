import { makeStyles, Theme } from '@material-ui/core/styles';
import { handbookId } from './handbookId';

const view = `#${handbookId}`;

/**
 * Takes the portal off the paper and leaves the handbook. Whatever frame the portal has, old or new: all of it becomes invisible but the
 * view, and what the view is inside of gives up its place, its scrolling and its size, or the paper would end with the first screen.
 */
export const usePrintStyles = makeStyles<Theme>(theme => ({
  '@global': {
    '@media print': {
      // Text sizes are relative to this one: what is easy to read on a screen is large on paper.
      ':root': { colorScheme: 'light', fontSize: '13.5px' },
      'html, body': {
        background: `${theme.palette.common.white} !important`,
      },
      'body *': { visibility: 'hidden' },
      [`${view}, ${view} *`]: { visibility: 'visible' },
      [`:has(${view})`]: {
        display: 'block !important',
        position: 'static !important',
        overflow: 'visible !important',
        width: 'auto !important',
        minWidth: '0 !important',
        maxWidth: 'none !important',
        height: 'auto !important',
        minHeight: '0 !important',
        maxHeight: 'none !important',
        margin: '0 !important',
        padding: '0 !important',
        border: '0 !important',
        transform: 'none !important',
        contain: 'none !important',
      },
      [`body :not(:has(${view}), ${view}, ${view} *)`]: {
        display: 'none !important',
      },
    },
  },
}));
