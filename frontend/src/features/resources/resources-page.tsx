import { PageHeader } from '../../components/page-header.tsx';

/** The page. */
export const Component = () => <PageHeader title="Resources" />;
