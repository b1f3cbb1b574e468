DROP INDEX figures_by_organisation;
