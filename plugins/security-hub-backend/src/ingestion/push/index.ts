export { PushConsumer } from './PushConsumer';
export { PushConsumers } from './PushConsumers';
