export { translationsModule } from './module';
