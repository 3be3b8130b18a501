export * from './RollUps';
