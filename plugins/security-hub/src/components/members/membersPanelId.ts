/** The id of the table by member, of which a page has one. */
export const membersPanelId = 'security-hub-members';
