export * from './controlDirectory';
export * from './normaliseAsff';
