import '@backstage/cli/asset-types';
import ReactDOM from 'react-dom/client';
import { createPortal } from './App';
import '@backstage/ui/css/styles.css';
import './theme/fonts.css';
import '@fontsource/noto-sans-jp/400.css';
import '@fontsource/noto-sans-jp/700.css';
import '@fontsource/roboto/latin-400.css';
import '@fontsource/roboto/latin-500.css';
import '@fontsource/roboto/latin-700.css';

const container = document.getElementById('root');
if (!container) {
  throw new Error('The page has no element "root"');
}
ReactDOM.createRoot(container).render(createPortal());
