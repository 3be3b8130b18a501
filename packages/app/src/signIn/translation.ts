import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Texts of the demo's sign-in. */
export const signInTranslationRef = createTranslationRef({
  id: 'demo-sign-in',
  messages: {
    title: 'Whose work do you want to see?',
    introduction:
      'This is a demo with a made-up company, Kumo Coffee. Everything runs on this machine: the AWS accounts are simulated, and the people below need no password.',
    enter: 'Continue as {{name}}',
    failed: 'Signing in as {{name}} did not work: {{message}}',
    back: 'Choose somebody else',
    switchPersona: 'Switch persona',
    hint: 'You can switch at any time in the navigation on the left. Each browser tab has its own persona.',
    'persona.developer-a.name': 'Developer A',
    'persona.developer-a.role': 'Developer in team A, owner of checkout-api',
    'persona.developer-a.text':
      'Start here. See what is wrong with your service, read what a fix can break, and decide.',
    'persona.developer-b.name': 'Developer B',
    'persona.developer-b.role': 'Developer in team B, owner of payments-worker',
    'persona.developer-b.text':
      'Shares an AWS account with team A: see which findings are yours, and which only concern you.',
    'persona.approver.name': 'Approver',
    'persona.approver.role': 'Member of the platform security team',
    'persona.approver.text':
      'Sees the findings of every team, and how fresh the data of each account is.',
  },
  translations: { ja: () => import('./translations/ja') },
});
