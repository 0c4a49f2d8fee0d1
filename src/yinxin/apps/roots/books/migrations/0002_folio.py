from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("books_scanned", "0001_initial")]
    operations = [migrations.RenameField("page", "label", "folio")]
