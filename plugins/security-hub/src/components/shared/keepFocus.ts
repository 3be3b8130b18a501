import { KeyboardEvent } from 'react';

/**
 * For `onKeyUp` of a chip that opens a dialog. Material UI's chip gives up the focus on Escape; but that key has just
 * closed the dialog, and the focus has come back to the chip.
 */
export function keepFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key === 'Escape') {
    event.currentTarget.focus();
  }
}
