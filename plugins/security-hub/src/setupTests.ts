import '@testing-library/jest-dom';
import { notifyManager } from '@tanstack/react-query';
import { act, configure } from '@testing-library/react';

// A page of the portal takes a while on a small machine.
configure({ asyncUtilTimeout: 5_000 });

// jsdom draws nothing; axe asks whether icons are letters of a font.
HTMLCanvasElement.prototype.getContext = () => null;

// Answers of the backend change components outside of any user's action; React wants to know that in tests.
notifyManager.setNotifyFunction(callback => {
  act(callback);
});
